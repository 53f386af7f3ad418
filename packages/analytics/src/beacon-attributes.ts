import type { Manifest } from '@visavis/policy';
import type { Page } from './page.ts';

/** What the script tag of b.js says, as `data-` attributes. */
export interface BeaconAttributes {
  readonly page: Page;
  /** Campaigns that may be counted, with spaces between. */
  readonly campaigns?: string;
  /** There, and not empty, where referring hosts are counted; elsewhere no host leaves the page. */
  readonly from?: 'host';
}

/** The attributes of a page: it sends no referring host and no campaign that the manifest does not count. */
export function beaconAttributes({ campaigns, tables }: Pick<Manifest['analytics'], 'campaigns' | 'tables'>, page: Page): BeaconAttributes {
  return {
    page,
    ...(tables.includes('referrers') && { from: 'host' }),
    ...(tables.includes('campaigns') && { campaigns: campaigns.join(' ') }),
  };
}
