const NAMES: Readonly<Record<string, string>> = {
  '/': 'Home',
  '/chat/': 'Chat',
  '/privacy/': 'Privacy policy',
  '/privacy/history/': 'Policy history',
  '/cookies/': 'Cookies',
  '/terms/': 'Terms',
  '/guidelines/': 'Guidelines',
  '/promises/': 'Promises',
  '/numbers/': 'Public numbers',
  '/404': 'Page not found',
};

/** What a page is called; its path when it has no name here. */
export const pageWords = (page: string): string => NAMES[page] ?? page;
