export type PromiseState = 'proven' | 'measured' | 'declared' | 'unproven' | 'broken';

export interface PromiseMarkProps {
  readonly state: PromiseState;
  /** The word beside the glyph, in the reader's language; with date and expiry where there are any. */
  readonly words: string;
}

/** How well a promise is kept: shape, word and colour each say it alone. */
export function PromiseMark({ state, words }: PromiseMarkProps) {
  return (
    <span class={`promise promise--${state}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
        {glyph(state)}
      </svg>
      {words}
    </span>
  );
}

function glyph(state: PromiseState) {
  switch (state) {
    case 'proven':
      return <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />;
    case 'measured':
      return <path d="M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2ZM2 8h12" />;
    case 'declared':
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 1a7 7 0 0 0 0 14Z" fill="currentColor" stroke="none" />
        </>
      );
    case 'unproven':
      return <circle cx="8" cy="8" r="6" stroke-dasharray="2.4 2.31" />;
    case 'broken':
      return <path d="M6 2.35a6 6 0 0 0-1.5 10.5M10 13.65a6 6 0 0 0 1.5-10.5M5 15 11 1" />;
  }
}
