import type { Page } from '@visavis/analytics';

const PAGE_NAMES = {
  '/': 'First page',
  '/chat/': 'Chat',
  '/privacy/': 'Privacy',
  '/privacy/history/': 'History',
  '/cookies/': 'Cookies',
  '/terms/': 'Terms',
  '/guidelines/': 'Guidelines',
  '/promises/': 'Promises',
  '/numbers/': 'Numbers',
  '/404': 'No page here',
  other: 'Other pages',
} as const satisfies Readonly<Record<Page, string>>;

const DEVICE_NAMES = { phone: 'Phone', tablet: 'Tablet', desktop: 'Computer', other: 'Other' } as const;

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** What a public value is called. A value that a later version wrote is shown as it is. */
export function nameOf(table: string, value: string): string {
  if (table === 'public-pages') return named(PAGE_NAMES, value);
  if (table === 'devices') return named(DEVICE_NAMES, value);
  if (table === 'countries') return /^[A-Z]{2}$/.test(value) ? (COUNTRY_NAMES.of(value) ?? value) : 'Unknown';
  return value;
}

const named = (names: Readonly<Record<string, string>>, value: string): string => (Object.hasOwn(names, value) ? names[value] : undefined) ?? value;
