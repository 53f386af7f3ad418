import type { Page } from '@visavis/analytics';
import type { DocumentName } from '@visavis/policy/text';

/** Where a page stands, as the beacon names it. */
export type Place = Exclude<Page, '/chat/' | 'other'>;

/** The pages about privacy and rules, as the footer and their own navigation list them. */
export const POLICY_PLACES = [
  { place: '/privacy/', name: 'Privacy' },
  { place: '/cookies/', name: 'Cookies' },
  { place: '/terms/', name: 'Terms' },
  { place: '/guidelines/', name: 'Guidelines' },
  { place: '/promises/', name: 'Promises' },
  { place: '/numbers/', name: 'Numbers' },
  { place: '/privacy/history/', name: 'History' },
] as const satisfies readonly { readonly place: Place; readonly name: string }[];

/** What a document is called in navigation. */
export const policyPlace = (name: DocumentName): string =>
  POLICY_PLACES.find(({ place }) => place === `/${name}/`)?.name ?? name;
