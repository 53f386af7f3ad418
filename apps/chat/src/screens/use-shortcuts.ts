import { useEffect, useRef } from 'preact/hooks';
import { type ShortcutAction, shortcutOf, shortcutsOn } from './shortcuts.ts';

export type ShortcutActions = Readonly<Partial<Record<ShortcutAction, () => void>>>;

/** Single keys while a call is shown; they sleep while somebody writes or a dialog is open. */
export function useShortcuts(does: ShortcutActions): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (!shortcutsOn.value || isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
      const found = shortcutOf(event);
      const act = found === null ? undefined : latest.current[found];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
