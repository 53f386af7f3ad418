import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface FieldWords {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right; announced when it appears. */
  readonly error?: string | undefined;
}

export interface FieldProps extends FieldWords {
  /** Draws the control with what ties it to its words. */
  readonly children: (ties: FieldTies) => ComponentChildren;
}

export interface FieldTies {
  readonly id: string;
  readonly class: 'field__control';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A label, a control, and the words under it: one place for how they belong together. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {children({
        id,
        class: 'field__control',
        'aria-invalid': error !== undefined,
        'aria-describedby': `${id}-words`,
      })}
      <div id={`${id}-words`}>
        {hint !== undefined && <p class="field__hint">{hint}</p>}
        {error !== undefined && (
          <p class="field__error" role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

export interface TextFieldProps extends FieldWords, Omit<InputHTMLAttributes, 'label' | 'onInput'> {
  readonly value: string;
  readonly onInput: (value: string) => void;
}

export function TextField({ label, hint, error, onInput, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <input {...rest} {...ties} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </Field>
  );
}
