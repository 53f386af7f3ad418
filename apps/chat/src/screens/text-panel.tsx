import { Button } from '@visavis/ui/button';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Actions, CallView, ChatLine } from '../view.ts';
import { MessageForm } from './message-form.tsx';
import { MessageLine } from './message-line.tsx';
import { TEXT_WORDS as words } from './text-words.ts';
import './text-panel.css';

/** Who has scrolled up by more than this, CSS pixels, reads older messages and is left there. */
const NEAR_END = 80;

export interface TextPanelProps {
  readonly id: string;
  readonly view: Pick<CallView, 'canText' | 'lines' | 'partnerTyping' | 'phase'>;
  readonly actions: Pick<Actions, 'sendText' | 'setTyping'>;
  /** Left out where the text is the call, so that there is nothing to close. */
  readonly onClose?: () => void;
}

export function TextPanel({ id, view, actions, onClose }: TextPanelProps) {
  return (
    <section id={id} class="text-panel" aria-label={words.title}>
      {onClose && (
        <header class="text-panel__header">
          <h2>{words.title}</h2>
          <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
        </header>
      )}
      <Messages lines={view.lines} empty={view.canText ? words.empty : ''} />
      {/* Seen, not announced: it comes and goes with every pause. */}
      <p class="text-panel__typing">{view.partnerTyping && words.typing}</p>
      <MessageForm
        canSend={view.canText && view.phase !== 'connecting'}
        why={view.canText ? words.waiting : words.cannot}
        onSend={actions.sendText}
        onTyping={actions.setTyping}
        takesFocus={onClose !== undefined}
      />
    </section>
  );
}

function Messages({ lines, empty }: { readonly lines: readonly ChatLine[]; readonly empty: string }) {
  const { log, isBehind, follow, handleScroll } = useFollowed(lines);
  const newestOfMine = lines.findLast(({ from }) => from === 'me')?.id;
  return (
    <div class="text-panel__messages">
      {/* Scrolls, so it can be reached and scrolled by keyboard. */}
      <div ref={log} class="text-panel__log" role="log" aria-label={words.log} aria-relevant="additions" tabIndex={0} onScroll={handleScroll}>
        <div class="text-panel__lines">
          {lines.length === 0 && empty !== '' && <p class="text-panel__empty">{empty}</p>}
          {lines.map((line) => (
            <MessageLine key={line.id} line={line} spoken={line.id === newestOfMine} />
          ))}
        </div>
      </div>
      {isBehind && (
        <Button class="text-panel__newest" onClick={follow}>
          {words.newest}
        </Button>
      )}
    </div>
  );
}

/** Keeps the newest message in sight, unless the reader has scrolled up to older ones. */
function useFollowed(lines: readonly ChatLine[]) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const follow = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setBehind(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current || lines.at(-1)?.from === 'me') follow();
    else setBehind(true);
  }, [lines.length]);
  useLayoutEffect(() => {
    const { current: room } = log;
    const written = room?.firstElementChild;
    if (room === null || !written) return;
    // Lines out of sight are only guessed at: as they become known, the end moves. So it does when a panel leaves less room.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) follow();
    });
    observer.observe(written);
    observer.observe(room);
    return () => observer.disconnect();
  }, []);
  const handleScroll = () => {
    const { clientHeight = 0, scrollHeight = 0, scrollTop = 0 } = log.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (atEnd.current) setBehind(false);
  };
  return { log, isBehind, follow, handleScroll };
}
