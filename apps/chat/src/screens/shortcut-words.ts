import type { ShortcutAction } from './shortcuts.ts';

export const SHORTCUT_WORDS = {
  title: 'Keys in a call',
  key: 'Key',
  does: 'What it does',
  actions: {
    microphone: 'Mute or unmute',
    camera: 'Camera off or on',
    text: 'Open or close the text',
    signs: 'Show the signs of this call',
    next: 'Next',
    leave: 'Leave',
    report: 'Report',
    block: 'Block (asks first)',
    keys: 'Show these keys',
  } satisfies Record<ShortcutAction, string>,
  foldKey: 'Esc',
  fold: 'Close what is open; works while you write too',
  panic: 'Panic: ends the call at once; camera and microphone off.',
  or: 'or',
  panicKeys: ['Shift + Esc', 'Shift three times'],
  panicNote: 'Works while you write too. Some browsers keep Shift + Esc for themselves.',
  asleep: 'Single keys do nothing while you write.',
  on: 'Single keys work in calls',
  close: 'Close',
} as const;
