import { signal } from '@preact/signals';

export type ShortcutAction = 'microphone' | 'camera' | 'text' | 'signs' | 'next' | 'leave' | 'report' | 'block' | 'keys';

/** Single keys; what a call by text has not, it has no key for either. */
export const SHORTCUTS: readonly { readonly key: string; readonly does: ShortcutAction; readonly videoOnly: boolean }[] = [
  { key: 'M', does: 'microphone', videoOnly: true },
  { key: 'V', does: 'camera', videoOnly: true },
  { key: 'T', does: 'text', videoOnly: true },
  { key: 'S', does: 'signs', videoOnly: false },
  { key: 'N', does: 'next', videoOnly: false },
  { key: 'L', does: 'leave', videoOnly: false },
  { key: 'R', does: 'report', videoOnly: false },
  { key: 'B', does: 'block', videoOnly: false },
  { key: '?', does: 'keys', videoOnly: false },
];

/** Whether single keys do something (WCAG 2.1.4 asks for a way to switch them off); in memory only. */
export const shortcutsOn = signal(true);

export type PressedKey = Pick<KeyboardEvent, 'altKey' | 'code' | 'ctrlKey' | 'isComposing' | 'key' | 'metaKey' | 'repeat' | 'shiftKey'>;

/** What a single key does; null for every other key, for keys held down, and for those of the system. */
export function shortcutOf(pressed: PressedKey): ShortcutAction | null {
  const { altKey, code, ctrlKey, isComposing, key, metaKey, repeat } = pressed;
  if (altKey || ctrlKey || metaKey || isComposing || repeat) return null;
  if (key === '?') return 'keys';
  if (pressed.shiftKey) return null;
  // Who writes in another script has the same keys at the same places.
  const letter = /^[a-z]$/i.test(key) ? key.toUpperCase() : /^[^\x20-\x7F]/.test(key) ? code.replace('Key', '') : null;
  return SHORTCUTS.find((shortcut) => shortcut.key === letter)?.does ?? null;
}
