import { useSignal } from '@preact/signals';
import { CodeField, codeError } from '../code-field.tsx';
import { CopyButton } from '../copy-button.tsx';
import { focusFirstError, Form } from '../form.tsx';
import type { Problem } from '../problem.ts';
import { keyInGroups } from './authenticator-key.ts';
import { QrCode } from './qr-code.tsx';
import { StepHeading } from './step-heading.tsx';

interface AuthenticatorStepProps {
  readonly totpUri: string;
  readonly onSend: (code: string) => Promise<Problem | null>;
}

export function AuthenticatorStep({ totpUri, onSend }: AuthenticatorStepProps) {
  const code = useSignal('');
  const error = useSignal<string | undefined>(undefined);
  const key = keyInGroups(totpUri);

  async function send(form: HTMLFormElement): Promise<Problem | null> {
    error.value = codeError(code.value);
    if (error.value === undefined) return onSend(code.value);
    focusFirstError(form);
    return null;
  }

  return (
    <div class="narrow stack">
      <StepHeading number={2} words="Add your authenticator app" />
      <p>
        It shows a new code every 30 seconds. You need one each time you sign in, so a stolen password alone opens
        nothing.
      </p>
      <div class="authenticator">
        <QrCode text={totpUri} label="QR code for your authenticator app. The key below says the same in letters." />
        <div class="stack stack--close">
          <p>Scan this with the app, or type the key by hand:</p>
          <p class="authenticator__key">
            <code>{key}</code>
          </p>
          <div class="button-row">
            <CopyButton text={key.replaceAll(' ', '')} words="Copy key" />
            <a class="button authenticator__open" href={totpUri}>
              Open the app on this phone
            </a>
          </div>
        </div>
      </div>
      <Form onSend={send} submit="Check and save" busyWords="Checking">
        <CodeField
          value={code.value}
          error={error.value}
          onInput={(value) => {
            code.value = value;
            error.value = undefined;
          }}
        />
      </Form>
    </div>
  );
}
