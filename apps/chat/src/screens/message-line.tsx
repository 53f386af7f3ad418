import { Button } from '@visavis/ui/button';
import { Icon } from '@visavis/ui/icon';
import { Component } from 'preact';
import { useState } from 'preact/hooks';
import type { ChatLine } from '../view.ts';
import { type MessagePart, messageParts } from './message-text.ts';
import { TEXT_WORDS as words } from './text-words.ts';

export interface MessageLineProps {
  readonly line: ChatLine;
  /** The newest of ours says in words what the tick of the others says by its shape. */
  readonly spoken: boolean;
}

/** Drawn anew only when it changes: five hundred long lines must not make each key that is pressed slow. */
export class MessageLine extends Component<MessageLineProps> {
  override shouldComponentUpdate(next: MessageLineProps): boolean {
    return next.line !== this.props.line || next.spoken !== this.props.spoken;
  }

  override render({ line, spoken }: MessageLineProps) {
    return (
      <div class={`message message--${line.from}`}>
        <span class="visually-hidden">{words[line.from]}: </span>
        {line.filtered ? <FilteredText text={line.text} /> : <MessageText text={line.text} />}
        {line.from === 'me' && <MessageState delivered={line.delivered} spoken={spoken} />}
      </div>
    );
  }
}

/** Isolated, so that a text that runs the other way turns nothing around it. */
function MessageText({ text }: { readonly text: string }) {
  return (
    <bdi class="message__text" dir="auto">
      {messageParts(text).map((part, index) => (part.kind === 'words' ? part.text : <MessageLink key={index} link={part} />))}
    </bdi>
  );
}

function FilteredText({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(false);
  if (shown) return <MessageText text={text} />;
  return (
    <span class="message__filtered">
      {words.filtered} <Button onClick={() => setShown(true)}>{words.show}</Button>
    </span>
  );
}

/** Leads nowhere by itself: a tap asks, and says where to. */
function MessageLink({ link }: { readonly link: Extract<MessagePart, { kind: 'link' }> }) {
  const [asked, setAsked] = useState(false);
  const toggle = () => setAsked(!asked);
  const pressToggle = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle();
  };
  return (
    <>
      {/* No element "button": its text would not break into lines like the words around it. */}
      <span role="button" tabIndex={0} class="message__link" aria-expanded={asked} onClick={toggle} onKeyDown={pressToggle}>
        {link.text}
      </span>
      {asked && (
        <span class="message__ask" dir="ltr">
          <span>
            <strong>{words.link.ask(link.host)}</strong> {words.link.means}
          </span>
          <span class="button-row">
            <a class="button" href={link.href} target="_blank" rel="noopener noreferrer" onClick={() => setAsked(false)}>
              {words.link.open}
            </a>
            <Button onClick={() => setAsked(false)}>{words.link.close}</Button>
          </span>
        </span>
      )}
    </>
  );
}

/** A picture with a name: who listens to the log hears each message once, not again when it arrives. */
function MessageState({ delivered, spoken }: { readonly delivered: boolean; readonly spoken: boolean }) {
  const state = delivered ? words.delivered : words.sending;
  return (
    <span class="message__state">
      <span role="img" aria-label={state} title={state}>
        <Icon name={delivered ? 'delivered' : 'sending'} />
      </span>
      {spoken && <span aria-hidden="true">{state}</span>}
    </span>
  );
}
