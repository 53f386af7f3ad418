import { useSignal } from '@preact/signals';
import { TextField } from '@visavis/ui/field';
import { focusFirstError, Form } from '../form.tsx';
import { Heading } from '../page.tsx';
import type { Problem } from '../problem.ts';

interface PasswordStepProps {
  readonly notice: string | null;
  readonly onSend: (email: string, password: string) => Promise<Problem | null>;
}

export function PasswordStep({ notice, onSend }: PasswordStepProps) {
  const email = useSignal('');
  const password = useSignal('');
  const isSent = useSignal(false);
  const missing = (value: string, words: string) => (isSent.value && value === '' ? words : undefined);

  async function send(form: HTMLFormElement): Promise<Problem | null> {
    isSent.value = true;
    if (email.value !== '' && password.value !== '') return onSend(email.value, password.value);
    focusFirstError(form);
    return null;
  }

  return (
    <div class="narrow stack">
      <Heading words="Sign in" />
      {notice !== null && <p class="notice">{notice}</p>}
      <Form onSend={send} submit="Continue" busyWords="Checking">
        <TextField
          label="Email"
          error={missing(email.value, 'Type the email of your account.')}
          name="email"
          type="email"
          autoComplete="username"
          value={email.value}
          onInput={(value) => {
            email.value = value;
          }}
        />
        <TextField
          label="Password"
          error={missing(password.value, 'Type your password.')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password.value}
          onInput={(value) => {
            password.value = value;
          }}
        />
      </Form>
      <details class="aside">
        <summary>No account, or no way in?</summary>
        <p>Run this where the service runs. It prints a link that makes an owner, or gives your email a new password and app.</p>
        <pre class="command">
          <code>npm run admin -- setup-link</code>
        </pre>
      </details>
    </div>
  );
}
