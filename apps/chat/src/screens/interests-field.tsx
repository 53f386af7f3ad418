import { interest } from '@visavis/matchmaking/interests';
import { LIMITS } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { TextField } from '@visavis/ui/field';
import { useRef, useState } from 'preact/hooks';
import { WishChips } from './wish-chips.tsx';
import { WISH_WORDS } from './wish-words.ts';

const words = WISH_WORDS.interests;

export interface InterestsFieldProps {
  /** In normal form. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Words that one types and sees as others will be compared with them. */
export function InterestsField({ chosen, onChange }: InterestsFieldProps) {
  const [text, setText] = useState('');
  const [tooLong, setTooLong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focus = () => form.current?.querySelector('input')?.focus();
  const full = chosen.length >= LIMITS.interests;
  const add = () => {
    const added = withInterest(chosen, text);
    setTooLong(added === null);
    if (added === null) return;
    onChange(added);
    setText('');
    focus();
  };
  return (
    <form
      ref={form}
      class="wishes__add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={words.name}
        hint={full ? words.full : words.hint}
        error={tooLong ? words.tooLong : undefined}
        dir="auto"
        autocomplete="off"
        enterkeyhint="done"
        readOnly={full}
        value={text}
        onInput={(value) => {
          setText(value);
          setTooLong(false);
        }}
      />
      {!full && (
        <Button type="submit" aria-disabled={text.trim() === ''}>
          {words.add}
        </Button>
      )}
      <WishChips
        chips={chosen.map((value) => ({ value, name: value }))}
        onRemove={(value) => {
          onChange(chosen.filter((one) => one !== value));
          focus();
        }}
      />
    </form>
  );
}

/** With one more interest; the same ones when nothing is written or it is there already, null when it is too long. */
export function withInterest(chosen: readonly string[], text: string): readonly string[] | null {
  if (text.trim() === '') return chosen;
  const normal = interest(text);
  // The wire counts UTF-16 code units, the normal form code points [M11].
  if (normal === null || normal.length > LIMITS.interestLength) return null;
  return [...new Set([...chosen, normal])].slice(0, LIMITS.interests);
}
