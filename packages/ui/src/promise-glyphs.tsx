export type PromiseState = 'proven' | 'measured' | 'declared' | 'unproven' | 'broken';

/**
 * The glyphs that say how well a promise is kept, drawn once for a page:
 * `<svg aria-hidden="true"><use href="#mark-proven" /></svg>`. Shape, word and colour each say it alone.
 */
export function PromiseGlyphs({ states }: { readonly states: readonly PromiseState[] }) {
  return (
    <svg hidden>
      {states.map((state) => (
        <symbol key={state} id={`mark-${state}`} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2">
          {glyph(state)}
        </symbol>
      ))}
    </svg>
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
      return <circle cx="8" cy="8" r="6" stroke-dasharray="3.5 2.783" />;
    case 'broken':
      return <path d="M6 2.35a6 6 0 0 0-1.5 10.5M10 13.65a6 6 0 0 0 1.5-10.5M5 15 11 1" />;
  }
}
