/** Every page that may be counted. A path that is not here is `other`, and its text goes nowhere. */
export const PAGES = [
  '/',
  '/chat/',
  '/privacy/',
  '/privacy/history/',
  '/cookies/',
  '/terms/',
  '/guidelines/',
  '/promises/',
  '/404',
  'other',
] as const;

export type Page = (typeof PAGES)[number];

/** The page of a URL's path (never its query or fragment). */
export function pageOf(path: string): Page {
  const folder = path.replace(/\/index\.html$/, '/');
  return PAGES.find((page) => page === folder || page === `${folder}/`) ?? 'other';
}
