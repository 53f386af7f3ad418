import { TEXT_LIMIT } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { TEXT_WORDS as words } from './text-words.ts';

/** From here on the field says how many characters are left. */
const COUNT_FROM = 100;

/** Milliseconds after which somebody who types on is said to. */
const AGAIN_MS = 2_000;
/** Milliseconds without a key after which somebody no longer types. */
const TYPING_MS = 3_000;

export interface MessageFormProps {
  readonly canSend: boolean;
  /** Why not, where it can't. */
  readonly why: string;
  readonly onSend: (text: string) => void;
  readonly onTyping: (on: boolean) => void;
  readonly takesFocus: boolean;
}

/** Enter that ends a message. Safari's Enter that chooses a word comes when the writing of it is over, known by its code. */
export function sendsMessage(pressed: Pick<KeyboardEvent, 'isComposing' | 'key' | 'keyCode' | 'shiftKey'>): boolean {
  const { isComposing, key, keyCode, shiftKey } = pressed;
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229;
}

export function MessageForm({ canSend, why, onSend, onTyping, takesFocus }: MessageFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(onTyping);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const send = () => {
    if (!canSend || text.trim() === '') return;
    typing(false);
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };
  const left = TEXT_LIMIT - text.length;
  return (
    <form
      class="text-panel__form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for={id}>
        {words.field}
      </label>
      <textarea
        ref={field}
        id={id}
        class="field__control"
        dir="auto"
        rows={1}
        maxLength={TEXT_LIMIT}
        placeholder={words.field}
        aria-describedby={`${id}-hint`}
        autocomplete="off"
        enterkeyhint="send"
        value={text}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setText(value);
          typing(canSend && value.trim() !== '');
        }}
        onKeyDown={(event) => {
          if (!sendsMessage(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <Button kind="primary" icon="send" type="submit" aria-disabled={!canSend} aria-label={words.send} />
      <p id={`${id}-hint`} class="text-panel__hint">
        {canSend ? left <= COUNT_FROM && words.left(left) : why}
      </p>
    </form>
  );
}

/** Says now and then that somebody types, and once that they have stopped: by a pause, by sending, or by going away. */
function useTyping(onTyping: (on: boolean) => void): (on: boolean) => void {
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);
  const saidAt = useRef(0);
  const say = useRef(onTyping);
  say.current = onTyping;
  const stop = () => {
    if (pause.current === null) return;
    clearTimeout(pause.current);
    pause.current = null;
    say.current(false);
  };
  useEffect(() => stop, []);
  return (on) => {
    if (!on) return stop();
    const now = performance.now();
    if (pause.current === null || now - saidAt.current >= AGAIN_MS) {
      saidAt.current = now;
      say.current(true);
    }
    if (pause.current !== null) clearTimeout(pause.current);
    pause.current = setTimeout(stop, TYPING_MS);
  };
}
