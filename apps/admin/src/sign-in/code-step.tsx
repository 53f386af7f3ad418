import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { CodeField, codeError } from '../code-field.tsx';
import { focusFirstError, Form } from '../form.tsx';
import { Heading } from '../page.tsx';
import type { Problem } from '../problem.ts';

interface CodeStepProps {
  readonly onSend: (code: string) => Promise<Problem | null>;
  readonly onRecovery: () => void;
}

export function CodeStep({ onSend, onRecovery }: CodeStepProps) {
  const code = useSignal('');
  const error = useSignal<string | undefined>(undefined);

  async function send(form: HTMLFormElement): Promise<Problem | null> {
    error.value = codeError(code.value);
    if (error.value === undefined) return onSend(code.value);
    focusFirstError(form);
    return null;
  }

  return (
    <div class="narrow stack">
      <Heading words="Your code" />
      <Form
        onSend={send}
        submit="Sign in"
        busyWords="Checking"
        beside={
          <Button kind="quiet" onClick={onRecovery}>
            Use a recovery code
          </Button>
        }
      >
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
