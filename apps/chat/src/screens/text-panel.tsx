import { TEXT_LIMIT } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatLine } from '../view.ts';
import { TEXT_WORDS as words } from './call-words.ts';
import './text-panel.css';

/** From here on the field says how many characters are left. */
const COUNT_FROM = 100;

export interface TextPanelProps {
  readonly id: string;
  readonly lines: readonly ChatLine[];
  readonly canSend: boolean;
  readonly onSend: (text: string) => void;
  /** Left out where the text is the call, so that there is nothing to close. */
  readonly onClose?: () => void;
}

export function TextPanel({ id, lines, canSend, onSend, onClose }: TextPanelProps) {
  return (
    <section id={id} class="text-panel" aria-label={words.title}>
      {onClose && (
        <header class="text-panel__header">
          <h2>{words.title}</h2>
          <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
        </header>
      )}
      <Messages lines={lines} />
      <MessageForm canSend={canSend} onSend={onSend} takesFocus={onClose !== undefined} />
    </section>
  );
}

function Messages({ lines }: { readonly lines: readonly ChatLine[] }) {
  const log = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines.length]);
  return (
    // Scrolls, so it can be reached and scrolled by keyboard.
    <div ref={log} class="text-panel__log" role="log" aria-label={words.log} tabIndex={0}>
      {lines.length === 0 && <p class="text-panel__empty">{words.empty}</p>}
      {lines.map((line) => (
        <p key={line.id} class={`message message--${line.from}`}>
          <span class="visually-hidden">{words[line.from]}: </span>
          <span dir="auto">{line.text}</span>
        </p>
      ))}
    </div>
  );
}

interface MessageFormProps {
  readonly canSend: boolean;
  readonly onSend: (text: string) => void;
  readonly takesFocus: boolean;
}

function MessageForm({ canSend, onSend, takesFocus }: MessageFormProps) {
  const [text, setText] = useState('');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const send = () => {
    if (!canSend || text.trim() === '') return;
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
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <Button kind="primary" icon="send" type="submit" aria-disabled={!canSend} aria-label={words.send} />
      <p id={`${id}-hint`} class="text-panel__hint">
        {canSend ? left <= COUNT_FROM && words.left(left) : words.waiting}
      </p>
    </form>
  );
}
