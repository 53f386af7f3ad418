/**
 * Hosts that send no visitors: they ask for pages with their own name as the referrer, so that whoever reads the
 * statistics opens them. Kept small and by hand: a host is here only because selling something to the readers of
 * statistics is all that it is known for. They also stand in the public lists of Matomo and GoatCounter.
 */
const SPAM_REFERRERS: ReadonlySet<string> = new Set([
  // Sell "traffic", "SEO" or an audit of the site.
  'semalt.com',
  'best-seo-offer.com',
  'best-seo-solution.com',
  'success-seo.com',
  'get-free-traffic-now.com',
  '4webmasters.org',
  'webmonetizer.net',
  'trafficmonetize.org',
  'site-auditor.online',
  'darodar.com',
  'makemoneyonline.com',
  // Give away buttons that bring their own advertising.
  'buttons-for-website.com',
  'buttons-for-your-website.com',
  'simple-share-buttons.com',
  'free-share-buttons.com',
  'floating-share-buttons.com',
  'social-buttons.com',
  'event-tracking.com',
  // Pass on to shops and to other sites of this list.
  'ilovevitaly.com',
  'priceg.com',
  'econom.co',
  'blackhatworth.com',
  'hulfingtonpost.com',
  'o-o-6-o-o.com',
  'guardlink.org',
  'videos-for-your-business.com',
]);

/** Whether a host, or a domain above it, is on the list. */
export function isSpamReferrer(host: string): boolean {
  for (let name = host; name !== ''; name = name.slice(name.indexOf('.') + 1 || name.length)) {
    if (SPAM_REFERRERS.has(name)) return true;
  }
  return false;
}
