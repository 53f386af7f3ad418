import { mayCount, privacySignals } from '@visavis/consent';
import type { Count } from '../count.ts';
import { pageOf } from '../page.ts';
import type { BeaconHost } from './beacon-host.ts';

/**
 * Counts this page view, later views of the same document (back/forward cache), and
 * what the page reports with `new CustomEvent('visavis:count', { detail: 'call-started' })`.
 */
export function startBeacon(host: BeaconHost): void {
  const { document, navigator } = host;
  // Set only while the script first runs. A page that is served at any address names itself.
  const named = document.currentScript?.dataset['page'];

  const send = (count: () => Count): void => {
    if (!mayCount(privacySignals(navigator))) return;
    const body = JSON.stringify(count());
    if (navigator.sendBeacon?.('/e', body)) return;
    host.fetch('/e', { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => {});
  };
  const view = (entry: () => boolean): void =>
    send(() => ({ event: 'view', page: pageOf(named ?? host.location.pathname), entry: entry() }));
  const arrival = (): void => view(() => cameFromOutside(host));

  if (document.prerendering) document.addEventListener('prerenderingchange', arrival, { once: true });
  else arrival();
  host.addEventListener('pageshow', (event) => {
    if (event.persisted) view(() => false);
  });
  host.addEventListener('visavis:count', ({ detail }) => {
    if (detail === 'call-started') send(() => ({ event: detail }));
  });
}

/** A reload and a step through the history repeat the old referrer; neither is a new visit. */
function cameFromOutside({ document, location, performance }: BeaconHost): boolean {
  const type = performance.getEntriesByType('navigation')[0]?.type;
  if (type === 'reload' || type === 'back_forward') return false;
  return document.referrer === '' || new URL(document.referrer).host !== location.host;
}
