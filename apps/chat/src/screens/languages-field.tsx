import { LIMITS } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { Field } from '@visavis/ui/field';
import type { Wishes } from '../view.ts';
import { withList, withPicked } from '../wishes.ts';
import { type LanguageChoice, languageChoices, languageName } from './language-choices.ts';
import { WishChips } from './wish-chips.tsx';
import { WISH_WORDS } from './wish-words.ts';

const words = WISH_WORDS.languages;

export interface LanguagesFieldProps {
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}

/** The browser's languages are offered first; what is not chosen here is told to nobody. */
export function LanguagesField({ wishes, onChange }: LanguagesFieldProps) {
  const { languages: chosen, picked = '' } = wishes;
  const { own, others } = languageChoices(navigator.languages, chosen);
  const full = chosen.length >= LIMITS.languages;
  // Added by a button: where arrow keys choose at once, each would add a language on the way.
  const add = () => onChange(withPicked(wishes));
  return (
    <div class="wishes__add">
      <Field label={words.name} hint={full ? words.full : words.hint}>
        {(ties) => (
          <select
            {...ties}
            disabled={full}
            value={picked}
            onChange={(event) => onChange({ ...wishes, picked: event.currentTarget.value })}
          >
            <option value="">{words.choose}</option>
            <Languages name={words.yours} choices={own} />
            <Languages name={words.more} choices={others} />
          </select>
        )}
      </Field>
      {!full && (
        <Button aria-disabled={picked === ''} onClick={add}>
          {words.add}
        </Button>
      )}
      <WishChips
        chips={chosen.map((code) => ({ value: code, name: languageName(code) }))}
        onRemove={(code) => onChange(withList(wishes, 'languages', chosen.filter((one) => one !== code)))}
      />
    </div>
  );
}

function Languages({ name, choices }: { readonly name: string; readonly choices: readonly LanguageChoice[] }) {
  if (choices.length === 0) return null;
  return (
    <optgroup label={name}>
      {choices.map((choice) => (
        <option key={choice.code} value={choice.code}>
          {choice.name}
        </option>
      ))}
    </optgroup>
  );
}
