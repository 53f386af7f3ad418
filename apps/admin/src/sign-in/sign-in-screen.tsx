import { useSignal } from '@preact/signals';
import type { AdminServer, Answer } from '../admin-server.ts';
import { Page } from '../page.tsx';
import { type Problem, problemWords } from '../problem.ts';
import { CodeStep } from './code-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';

type Step =
  | { readonly kind: 'password'; readonly notice: string | null }
  | { readonly kind: 'code' }
  | { readonly kind: 'recovery' };

interface SignInScreenProps {
  readonly server: Pick<AdminServer, 'signIn' | 'verifyCode' | 'verifyRecoveryCode'>;
  /** Why the sign-in is asked for, when that is not plain. */
  readonly notice: string | null;
  readonly onDone: () => Promise<void>;
}

export function SignInScreen({ server, notice, onDone }: SignInScreenProps) {
  const step = useSignal<Step>({ kind: 'password', notice });

  async function signIn(email: string, password: string): Promise<Problem | null> {
    const answer = await server.signIn(email, password);
    if (!answer.ok) return answer.problem;
    if (answer.value === 'code') step.value = { kind: 'code' };
    else await onDone();
    return null;
  }

  async function verify(asked: Promise<Answer<unknown>>): Promise<Problem | null> {
    const answer = await asked;
    if (answer.ok) await onDone();
    else if (answer.problem.reason !== 'challenge-over') return answer.problem;
    else step.value = { kind: 'password', notice: problemWords(answer.problem) };
    return null;
  }

  return <Page footnote="Signing in sets one cookie, for 12 hours. Your address and your browser’s name are not stored.">{drawStep()}</Page>;

  function drawStep() {
    const { value } = step;
    switch (value.kind) {
      case 'password':
        return <PasswordStep notice={value.notice} onSend={signIn} />;
      case 'code':
        return (
          <CodeStep
            onSend={(code) => verify(server.verifyCode(code))}
            onRecovery={() => {
              step.value = { kind: 'recovery' };
            }}
          />
        );
      case 'recovery':
        return (
          <RecoveryStep
            onSend={(code) => verify(server.verifyRecoveryCode(code))}
            onCode={() => {
              step.value = { kind: 'code' };
            }}
          />
        );
    }
  }
}
