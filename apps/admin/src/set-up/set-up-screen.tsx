import './set-up.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { Page } from '../page.tsx';
import type { Problem } from '../problem.ts';
import { AccountStep } from './account-step.tsx';
import { AuthenticatorStep } from './authenticator-step.tsx';
import type { NewAccount } from './new-account.ts';
import { RecoveryCodesStep } from './recovery-codes-step.tsx';
import { CheckingLink, RefusedLink } from './link-screens.tsx';

interface Start {
  readonly totpUri: string;
  readonly recoveryCodes: readonly string[];
  readonly draft: string;
}

type Step =
  | { readonly kind: 'checking' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'account'; readonly hasOwner: boolean }
  | { readonly kind: 'authenticator'; readonly start: Start }
  | { readonly kind: 'recovery-codes'; readonly codes: readonly string[] };

interface SetUpScreenProps {
  readonly server: Pick<AdminServer, 'beginSetUp' | 'checkLink' | 'finishSetUp'>;
  readonly token: string;
  readonly onDone: () => void;
}

/** From a one-time link to an owner: password, authenticator app, recovery codes. */
export function SetUpScreen({ server, token, onDone }: SetUpScreenProps) {
  const step = useSignal<Step>({ kind: 'checking' });

  async function check(): Promise<void> {
    step.value = { kind: 'checking' };
    const answer = await server.checkLink(token);
    step.value = answer.ok ? { kind: 'account', hasOwner: answer.value.hasOwner } : { kind: 'refused', problem: linkProblem(answer.problem) };
  }

  async function begin(account: NewAccount): Promise<Problem | null> {
    const answer = await server.beginSetUp({ token, ...account });
    if (answer.ok) step.value = { kind: 'authenticator', start: answer.value };
    return answer.ok ? null : refusedOr(answer.problem);
  }

  async function finish(start: Start, code: string): Promise<Problem | null> {
    const answer = await server.finishSetUp({ token, draft: start.draft, code });
    if (answer.ok) step.value = { kind: 'recovery-codes', codes: start.recoveryCodes };
    return answer.ok ? null : refusedOr(answer.problem);
  }

  /** A link that ended meanwhile has its own screen; everything else is said beside the button. */
  function refusedOr(problem: Problem): Problem | null {
    if (!problem.reason.startsWith('link-')) return problem;
    step.value = { kind: 'refused', problem };
    return null;
  }

  useEffect(() => void check(), []);

  return <Page footnote={FOOTNOTES[step.value.kind]}>{drawStep()}</Page>;

  function drawStep() {
    const { value } = step;
    switch (value.kind) {
      case 'checking':
        return <CheckingLink />;
      case 'refused':
        return <RefusedLink problem={value.problem} onRetry={check} onSignIn={onDone} />;
      case 'account':
        return <AccountStep hasOwner={value.hasOwner} onSend={begin} />;
      case 'authenticator':
        return <AuthenticatorStep totpUri={value.start.totpUri} onSend={(code) => finish(value.start, code)} />;
      case 'recovery-codes':
        return <RecoveryCodesStep codes={value.codes} onDone={onDone} />;
    }
  }
}

/** Nothing was typed yet: what the server could not read is the link. */
const linkProblem = (problem: Problem): Problem =>
  problem.reason === 'bad-request' || problem.reason === 'too-large' ? { ...problem, reason: 'link-unknown' } : problem;

const NOTHING_YET = 'Nothing is stored or replaced until you type the first code from your app.';

const FOOTNOTES = {
  checking: '',
  refused: 'Nothing was stored.',
  account: NOTHING_YET,
  authenticator: NOTHING_YET,
  'recovery-codes':
    'Stored now: your email, a hash of your password, and, encrypted, the key of your app and these codes. Your IP address is not stored.',
} as const satisfies Record<Step['kind'], string>;
