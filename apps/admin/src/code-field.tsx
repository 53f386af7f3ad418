import './code-field.css';
import { TextField } from '@visavis/ui/field';

interface CodeFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
}

export function CodeField({ value, error, onInput }: CodeFieldProps) {
  return (
    <div class="code-field">
      <TextField
        label="Code"
        hint="6 digits from your authenticator app"
        error={error}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        spellcheck={false}
        value={value}
        onInput={onInput}
      />
    </div>
  );
}

/** undefined when it can be sent. */
export function codeError(typed: string): string | undefined {
  return /^\d{6}$/.test(typed.replace(/\s/g, '')) ? undefined : 'Type the 6 digits that your app shows.';
}
