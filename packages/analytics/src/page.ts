/** Every page that may be counted, by the name that it gives itself; never by a path. */
export const PAGES = [
  '/',
  '/chat/',
  '/privacy/',
  '/privacy/history/',
  '/cookies/',
  '/terms/',
  '/guidelines/',
  '/promises/',
  '/numbers/',
  '/404',
  'other',
] as const;

export type Page = (typeof PAGES)[number];
