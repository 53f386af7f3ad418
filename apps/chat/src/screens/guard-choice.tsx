import { useId } from 'preact/hooks';
import type { Actions, GuardSwitch } from '../view.ts';
import { GUARD_CHOICE_WORDS as words } from './check-words.ts';

export interface GuardChoiceProps {
  readonly guard: GuardSwitch | null;
  readonly actions: Pick<Actions, 'switchGuard'>;
}

/** What the picture check does, and the choice where the service leaves one. */
export function GuardChoice({ guard, actions }: GuardChoiceProps) {
  const id = useId();
  if (guard === null) return null;
  if (!guard.maySwitch) return <p class="soft">{words.what}</p>;
  return (
    <label class="choice">
      <input
        type="checkbox"
        aria-labelledby={id}
        aria-describedby={`${id}-what`}
        checked={guard.on}
        onChange={(event) => actions.switchGuard(event.currentTarget.checked)}
      />
      <span>
        <strong id={id}>{words.name}</strong>
        <span id={`${id}-what`} class="check__meaning">
          {guard.on ? words.what : words.off}
        </span>
      </span>
    </label>
  );
}
