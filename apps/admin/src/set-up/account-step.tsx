import { useSignal } from '@preact/signals';
import { TextField } from '@visavis/ui/field';
import { focusFirstError, Form } from '../form.tsx';
import type { Problem } from '../problem.ts';
import { type AccountErrors, accountErrors, type NewAccount, passwordStrength, strengthWords } from './new-account.ts';
import { StepHeading } from './step-heading.tsx';

interface AccountStepProps {
  /** Whether this link makes one account more, or one anew. */
  readonly hasOwner: boolean;
  readonly onSend: (account: NewAccount) => Promise<Problem | null>;
}

export function AccountStep({ hasOwner, onSend }: AccountStepProps) {
  const email = useSignal('');
  const password = useSignal('');
  const isShown = useSignal(false);
  const isSent = useSignal(false);
  const account = { email: email.value, password: password.value };
  const problems = accountErrors(account);
  const errors: AccountErrors = isSent.value ? problems : {};
  const strength = passwordStrength(password.value);

  async function send(form: HTMLFormElement): Promise<Problem | null> {
    isSent.value = true;
    if (Object.keys(problems).length === 0) return onSend(account);
    focusFirstError(form);
    return null;
  }

  return (
    <div class="narrow stack">
      <StepHeading number={1} words="Who runs this service?" />
      <p>This link makes an owner’s account. There is no default password.</p>
      {hasOwner && (
        <p>
          Is there an account with this email already? Then its password, its authenticator app and its recovery codes are
          replaced by the new ones, and it is signed out everywhere. Accounts with another email stay as they are.
        </p>
      )}
      <Form onSend={send} submit="Continue" busyWords="One moment">
        <TextField
          label="Email"
          hint="To sign in with. Nothing is ever sent to it."
          error={errors.email}
          name="email"
          type="email"
          autoComplete="username"
          value={email.value}
          onInput={(value) => {
            email.value = value;
          }}
        />
        <div class="stack stack--close">
          <TextField
            label="Password"
            hint={errors.password === undefined ? strengthWords(strength) : undefined}
            error={errors.password}
            name="password"
            type={isShown.value ? 'text' : 'password'}
            autoComplete="new-password"
            spellcheck={false}
            autoCapitalize="none"
            value={password.value}
            onInput={(value) => {
              password.value = value;
            }}
          />
          <div class={`strength strength--${strength.kind}`} aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
          <label class="choice">
            <input
              type="checkbox"
              checked={isShown.value}
              onChange={(event) => {
                isShown.value = event.currentTarget.checked;
              }}
            />
            <span>Show password</span>
          </label>
        </div>
      </Form>
    </div>
  );
}
