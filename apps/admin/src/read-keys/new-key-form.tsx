import './new-key-form.css';
import { useSignal } from '@preact/signals';
import { TextField } from '@visavis/ui/field';
import { useId } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { Form } from '../form.tsx';
import type { Problem } from '../problem.ts';
import { draftProblems, type Scope, SCOPE_WORDS, SCOPES } from './key-words.ts';

interface NewKeyFormProps {
  readonly create: AdminServer['createReadKey'];
  readonly onMade: (key: { readonly label: string; readonly token: string }) => void;
}

/** A name, and what the key may read. */
export function NewKeyForm({ create, onMade }: NewKeyFormProps) {
  const label = useSignal('');
  const scopes = useSignal<readonly Scope[]>([]);
  const isTried = useSignal(false);
  const scopesError = useId();
  const problems = draftProblems({ label: label.value, scopes: scopes.value });
  const shown = isTried.value ? problems : {};

  async function send(): Promise<Problem | null> {
    isTried.value = true;
    const [first, ...others] = scopes.value;
    if (problems.label !== undefined || first === undefined) return null;
    const name = label.value.trim();
    const answer = await create({ label: name, scopes: [first, ...others] });
    if (!answer.ok) return answer.problem;
    label.value = '';
    scopes.value = [];
    isTried.value = false;
    onMade({ label: name, token: answer.value.token });
    return null;
  }

  return (
    <div class="new-key">
      <Form onSend={send} submit="Make the key" busyWords="Making it">
        <TextField
          label="Name"
          hint="What reads with it, such as “report every Monday”. Only owners see it."
          error={shown.label}
          value={label.value}
          autocomplete="off"
          onInput={(value) => {
            label.value = value;
          }}
        />
        <fieldset aria-describedby={scopesError}>
          <legend class="field__label">What it may read</legend>
          {SCOPES.map((scope) => (
            <label key={scope} class="choice">
              <input
                type="checkbox"
                checked={scopes.value.includes(scope)}
                onChange={({ currentTarget }) => {
                  const others = scopes.value.filter((one) => one !== scope);
                  scopes.value = currentTarget.checked ? SCOPES.filter((one) => one === scope || others.includes(one)) : others;
                }}
              />
              <span>
                <strong>{SCOPE_WORDS[scope].words}</strong>: {SCOPE_WORDS[scope].opens}
              </span>
            </label>
          ))}
          <div id={scopesError}>
            {shown.scopes !== undefined && (
              <p class="field__error" role="alert">
                {shown.scopes}
              </p>
            )}
          </div>
        </fieldset>
      </Form>
    </div>
  );
}
