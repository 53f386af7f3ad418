import { useEffect, useRef } from 'preact/hooks';
import { createPanicKeys } from './panic-keys.ts';

/** Panic by keyboard, wherever a camera can be on; while somebody writes or a dialog is open too. */
export function usePanicKeys(panic: () => void): void {
  const latest = useRef(panic);
  latest.current = panic;
  useEffect(() => {
    const isPanic = createPanicKeys();
    const handle = (event: KeyboardEvent) => {
      if (!isPanic(event)) return;
      event.preventDefault();
      latest.current();
    };
    // Captures, so that nothing on the page can keep it from being heard.
    addEventListener('keydown', handle, { capture: true });
    return () => removeEventListener('keydown', handle, { capture: true });
  }, []);
}
