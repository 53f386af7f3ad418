export const FRAME_WORDS = {
  home: 'Home',
  more: 'More',
  privacy: 'Privacy',
} as const;
