import { COUNT_TABLES, type CountTable, type CountTableName } from '../../counted.ts';

/** What a reader calls the content of each table; fits behind "by page and hour:" and "now counted:". */
export const COUNT_WORDS: Readonly<Record<CountTableName, string>> = {
  views: 'how often the page was opened, and how many visits and visitors came',
  visitors: 'how many visitors came',
  'public-pages': 'how many saw a page among their first three, for the published numbers',
  referrers: 'how many came from which site',
  campaigns: 'how many came from which campaign of ours',
  countries: 'how many came from which country',
  devices: 'how many came with a phone, a tablet or a computer',
  browsers: 'how many came with which kind of browser',
  systems: 'how many came with which operating system',
  vitals: 'how fast the page came',
  time: 'how long the page was in view, in rough steps',
  scroll: 'how far the page was read',
  clicks: 'how many used a button',
  funnel: 'how many came to which step of the chat',
  chat: 'how many calls began, how many people met and how long they waited; how fast calls were connected, how long they lasted and how good they were; whether broken ones came back, and how calls ended',
  dropped: 'how many requests were not counted, and why',
};

/** "By page and hour". */
export function grainWords(name: CountTableName): string {
  const { byPage, grain }: CountTable = COUNT_TABLES[name];
  return byPage ? `by page and ${grain}` : `by ${grain}`;
}
