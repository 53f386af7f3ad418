import { Icon } from '@visavis/ui/icon';
import { WISH_WORDS as words } from './wish-words.ts';

export interface WishChipsProps {
  readonly chips: readonly { readonly value: string; readonly name: string }[];
  readonly onRemove: (value: string) => void;
}

/** What was chosen, each with the way to take it back. */
export function WishChips({ chips, onRemove }: WishChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={words.chosen}>
      {chips.map(({ value, name }) => (
        <li key={value}>
          <button type="button" class="chip" aria-label={words.remove(name)} onClick={() => onRemove(value)}>
            <span dir="auto">{name}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
