export const DECLINED_WORDS = {
  title: 'This place is not for you yet',
  kept: 'You said that you are not 18. Your answer was not stored and not sent.',
  home: 'Back to the home page',
} as const;
