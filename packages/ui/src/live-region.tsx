import { useEffect, useState } from 'preact/hooks';

export interface LiveRegionProps {
  /** What to announce; a change is read out when the reader is next silent. */
  readonly words: string;
}

/** Says a change of state to those who listen. It appears empty, because only changes are read. */
export function LiveRegion({ words }: LiveRegionProps) {
  const [said, say] = useState('');
  useEffect(() => say(words), [words]);
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
