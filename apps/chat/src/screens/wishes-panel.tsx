import type { WishKind } from '@visavis/protocol';
import { Field } from '@visavis/ui/field';
import type { Actions, CheckView, Wishes } from '../view.ts';
import { InterestsField } from './interests-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { panelTitle, weightWords, WISH_WORDS as words } from './wish-words.ts';
import { withList, withPicked } from '../wishes.ts';
import './wishes.css';

export interface WishesPanelProps {
  readonly view: Pick<CheckView, 'wishKinds' | 'wishes'>;
  readonly actions: Pick<Actions, 'setWishes'>;
}

/** Whom one would like to meet, as far as this service lets anybody say so; else nothing. */
export function WishesPanel({ view, actions }: WishesPanelProps) {
  const { wishKinds, wishes } = view;
  if (wishKinds.length === 0) return null;
  return (
    <details class="wishes">
      <summary>{panelTitle(wishKinds, withPicked(wishes))}</summary>
      <p class="soft">
        {words.optional} {wishKinds.some((kind) => kind !== 'country') && words.found}
      </p>
      {wishKinds.map((kind) => (
        <div key={kind} class="wishes__kind" role="group" aria-label={words[kind].name}>
          <WishField kind={kind} wishes={wishes} onChange={actions.setWishes} />
          <WeightField kind={kind} wishes={wishes} onChange={actions.setWishes} />
        </div>
      ))}
    </details>
  );
}

interface WishFieldProps {
  readonly kind: WishKind;
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}

function WishField({ kind, wishes, onChange }: WishFieldProps) {
  switch (kind) {
    case 'interests':
      return <InterestsField chosen={wishes.interests} onChange={(list) => onChange(withList(wishes, 'interests', list))} />;
    case 'languages':
      return <LanguagesField wishes={wishes} onChange={onChange} />;
    case 'country':
      return (
        <p>
          <strong>{words.country.name}</strong> <span class="field__hint">{words.country.hint}</span>
        </p>
      );
  }
}

const WEIGHTS = ['any', 'first', 'only'] as const;

/** A wish about nothing can't matter, so it is not asked. */
function WeightField({ kind, wishes, onChange }: WishFieldProps) {
  if (kind !== 'country' && wishes[kind].length === 0) return null;
  return (
    <Field label={words.weight[kind]}>
      {(ties) => (
        <select
          {...ties}
          value={wishes.weight[kind]}
          onChange={(event) => {
            const wish = WEIGHTS.find((one) => one === event.currentTarget.value) ?? 'any';
            onChange({ ...wishes, weight: { ...wishes.weight, [kind]: wish } });
          }}
        >
          {WEIGHTS.map((wish) => (
            <option key={wish} value={wish}>
              {weightWords(kind, wish)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
