export const FRAME_WORDS = {
  more: 'More',
  privacy: 'Privacy',
} as const;
