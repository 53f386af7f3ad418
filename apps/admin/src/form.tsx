import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import type { ComponentChildren } from 'preact';
import { type Problem, problemWords } from './problem.ts';

interface FormProps {
  /** Answers null when all went well and another screen follows. */
  readonly onSend: (form: HTMLFormElement) => Promise<Problem | null>;
  readonly submit: string;
  readonly busyWords: string;
  readonly children: ComponentChildren;
  /** Other ways on, beside the one that sends. */
  readonly beside?: ComponentChildren;
}

/** A form that is sent once at a time, keeps what was typed, and says what went wrong next to its button. */
export function Form({ onSend, submit, busyWords, children, beside }: FormProps) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function send(form: HTMLFormElement): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    problem.value = await onSend(form);
    busy.value = false;
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      <div role="alert">
        {problem.value !== null && <p class="notice notice--danger">{problemWords(problem.value)}</p>}
      </div>
      <div class="button-row">
        {/* Not `disabled`: that would drop the focus of whoever pressed it. */}
        <Button kind="primary" type="submit" aria-disabled={busy.value}>
          {busy.value ? busyWords : submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

/** Puts the cursor into the first field that was marked as wrong. */
export function focusFirstError(form: HTMLFormElement): void {
  // The marks are drawn with the next frame.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
