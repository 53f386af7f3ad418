import { useEffect, useRef } from 'preact/hooks';

/** Escape folds up what is unfolded; a dialog closes itself first, and Shift+Esc is panic. */
export function useEscape(fold: (() => void) | null): void {
  const latest = useRef(fold);
  latest.current = fold;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.shiftKey || event.isComposing || document.querySelector('dialog[open]') !== null) return;
      latest.current?.();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);
}
