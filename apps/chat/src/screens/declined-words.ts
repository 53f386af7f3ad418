import { SERVICE } from '../service.ts';

export const DECLINED_WORDS = {
  title: 'This place is not for you yet',
  kept: `You said that you are not ${SERVICE.minimumAge}. Your answer was not stored and not sent.`,
  home: 'Back to the home page',
} as const;
