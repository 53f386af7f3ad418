import { Button } from '@visavis/ui/button';
import { Icon } from '@visavis/ui/icon';
import { useRef, useState } from 'preact/hooks';
import { GUARD_WORDS } from './guard-words.ts';
import { SELF_WORDS as words } from './call-words.ts';
import { type Corner, cornerAt, cornerByKey, nextCorner } from './corner.ts';
import { StreamVideo } from './stream-video.tsx';
import './self-view.css';

/** A pointer that moved less than this, in CSS pixels, pressed; it did not drag. */
const DRAG_FROM = 6;

export interface SelfViewProps {
  readonly stream: MediaStream | null;
  readonly cameraOn: boolean;
  /** The partner sees it blurred; the visitor sees what they see. */
  readonly blurred: boolean;
}

/** One's own picture: floats in a corner of its frame, goes to another, or away. */
export function SelfView({ stream, cameraOn, blurred }: SelfViewProps) {
  const [corner, setCorner] = useState<Corner>('top-right');
  const [hidden, setHidden] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const grip = useGrip(box, setCorner);

  if (hidden) {
    return (
      <div class={`self-view self-view--${corner} self-view--hidden`}>
        <Button icon="person" aria-label={words.show} onClick={() => setHidden(false)} />
      </div>
    );
  }
  return (
    <div ref={box} class={`self-view self-view--${corner}`} role="group" aria-label={words.picture}>
      <StreamVideo stream={stream} own label={words.picture} class={cameraOn ? (blurred ? 'self-view--blurred' : '') : 'self-view--off'} />
      {cameraOn && blurred && <p class="self-view__blurred">{GUARD_WORDS.ownBlurred}</p>}
      {!cameraOn && (
        <p class="self-view__off">
          <Icon name="camera-off" />
          {words.off}
        </p>
      )}
      <button
        type="button"
        class="self-view__grip"
        aria-label={words.move}
        title={words.moveHow}
        onPointerDown={grip.press}
        onPointerMove={grip.drag}
        onPointerUp={grip.drop}
        onPointerCancel={grip.drop}
        onClick={() => {
          if (!grip.dragged()) setCorner(nextCorner(corner));
        }}
        onKeyDown={(event) => {
          const to = cornerByKey(corner, event.key);
          if (to === null) return;
          event.preventDefault();
          setCorner(to);
        }}
      />
      <button
        type="button"
        class="self-view__hide"
        aria-label={words.hide}
        onClick={() => setHidden(true)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Follows the pointer while it is down; where it lets go, the nearest corner of the frame takes over. */
function useGrip(box: { current: HTMLElement | null }, onDrop: (corner: Corner) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const moved = useRef(false);

  return {
    dragged: () => moved.current,
    press(event: PointerEvent) {
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY };
      moved.current = false;
    },
    drag(event: PointerEvent) {
      if (start.current === null || box.current === null) return;
      const [x, y] = [event.clientX - start.current.x, event.clientY - start.current.y];
      if (Math.hypot(x, y) >= DRAG_FROM) moved.current = true;
      if (moved.current) box.current.style.translate = `${x}px ${y}px`;
    },
    drop() {
      start.current = null;
      const element = box.current;
      const frame = element?.offsetParent?.getBoundingClientRect();
      if (!moved.current || !element || !frame) return;
      const own = element.getBoundingClientRect();
      element.style.translate = '';
      onDrop(
        cornerAt(
          (own.left + own.width / 2 - frame.left) / frame.width,
          (own.top + own.height / 2 - frame.top) / frame.height,
        ),
      );
    },
  };
}
