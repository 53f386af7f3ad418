import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { TextField } from '@visavis/ui/field';
import { focusFirstError, Form } from '../form.tsx';
import { Heading } from '../page.tsx';
import type { Problem } from '../problem.ts';

interface RecoveryStepProps {
  readonly onSend: (code: string) => Promise<Problem | null>;
  readonly onCode: () => void;
}

export function RecoveryStep({ onSend, onCode }: RecoveryStepProps) {
  const code = useSignal('');
  const error = useSignal<string | undefined>(undefined);

  async function send(form: HTMLFormElement): Promise<Problem | null> {
    error.value = recoveryCodeError(code.value);
    if (error.value === undefined) return onSend(code.value);
    focusFirstError(form);
    return null;
  }

  return (
    <div class="narrow stack">
      <Heading words="A recovery code" />
      <Form
        onSend={send}
        submit="Sign in"
        busyWords="Checking"
        beside={
          <Button kind="quiet" onClick={onCode}>
            Use the app instead
          </Button>
        }
      >
        <div class="code-field">
          <TextField
            label="Recovery code"
            hint="One of the ten from your set-up. It works once."
            error={error.value}
            name="recovery-code"
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            value={code.value}
            onInput={(value) => {
              code.value = value;
              error.value = undefined;
            }}
          />
        </div>
      </Form>
    </div>
  );
}

/** undefined when it can be sent. */
function recoveryCodeError(typed: string): string | undefined {
  const isWhole = /^[a-z0-9]{10}$/i.test(typed.replace(/[\s-]/g, ''));
  return isWhole ? undefined : 'Type all 10 letters and digits, such as abcde-23456.';
}
