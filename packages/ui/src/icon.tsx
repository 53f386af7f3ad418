/** Stroked on a grid of 24; each is shown beside a word or inside a labelled control. */
const SHAPES = {
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11a7 7 0 0 0 14 0M12 18v3',
  'microphone-off':
    'M9 9v2a3 3 0 0 0 4.6 2.5M15 11V6a3 3 0 0 0-5.8-1M5 11a7 7 0 0 0 11.3 5.5M19 11a7 7 0 0 1-.6 2.8M12 18v3M4 4l16 16',
  camera: 'M5 7h8a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2ZM15 11l6-3.5v9L15 13',
  'camera-off': 'M9.5 7H13a2 2 0 0 1 2 2v3l6 4.5v-9L15 11M14.5 16.3A2 2 0 0 1 13 17H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2M4 4l16 16',
  text: 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM8 9.5h8M8 12.5h5',
  next: 'M4 12h15M13 6l6 6-6 6',
  leave: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 16l4-4-4-4M19 12H10',
  report: 'M6 21V4M6 5c4-2.5 8 2.5 12 0v9c-4 2.5-8-2.5-12 0',
  send: 'M12 20V5M6 11l6-6 6 6',
  close: 'M6 6l12 12M18 6 6 18',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  minor: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 20a6 6 0 0 1 12 0M3 4v5M21 4v5',
  shield: 'M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6ZM9 12l2.2 2.2L15 10',
  'shield-off': 'M8.5 4.5 12 3l7 3v5c0 1.7-.3 3.2-.9 4.5M16 18.7a12 12 0 0 1-4 2.3c-4-1.5-7-5-7-10V7M4 4l16 16',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.6 5.6l12.8 12.8',
  panic: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9 9l6 6M15 9l-6 6',
  keyboard:
    'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2ZM6 10h.01M10 10h.01M14 10h.01M18 10h.01M8 14h8',
  covered: 'M10.6 6.1A9.8 9.8 0 0 1 12 6c5 0 8.5 4 9.5 6a13 13 0 0 1-2.8 3.6M6.5 8a13 13 0 0 0-4 4c1 2 4.5 6 9.5 6 1.4 0 2.7-.3 3.9-.9M4 4l16 16',
  pause: 'M9 5v14M15 5v14',
  chevron: 'M6 9l6 6 6-6',
  sending: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4l2.5 1.5',
  delivered: 'M2.5 12.5l4 4L14 8M11.5 15.5l1.5 1.5L21.5 8',
} as const;

export type IconName = keyof typeof SHAPES;

/** Those that point along the line of writing turn with it. */
const TURNS: readonly IconName[] = ['next', 'leave', 'text', 'delivered'];

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={TURNS.includes(name) ? 'icon icon--turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
