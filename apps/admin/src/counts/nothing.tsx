import './nothing.css';
import type { ComponentChildren } from 'preact';

interface NothingProps {
  /** What there is none of, in a sentence. */
  readonly words?: string;
  /** Why, and what to do. */
  readonly children?: ComponentChildren;
}

/** In place of numbers when there are none. */
export function Nothing({ children, words }: NothingProps) {
  return (
    <div class="nothing">
      {words !== undefined && (
        <p>
          <strong>{words}</strong>
        </p>
      )}
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
