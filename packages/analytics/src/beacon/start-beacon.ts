import type { Count } from '../count.ts';
import { COUNT_NAME, type CountName } from '../count-name.ts';
import { LIKE_A_HOST } from '../referrer-host.ts';
import type { BeaconHost, BeaconScript } from './beacon-host.ts';
import { objects } from './objects.ts';

/**
 * Counts this page view, later views of the same document (back/forward cache), clicks on what has a
 * `data-count`, what the page reports with `new CustomEvent('visavis:count', { detail: 'started' })`, and what
 * v.js measured. Written to be small: it is on every page.
 */
export function startBeacon(host: BeaconHost): void {
  const { document, location, navigator } = host;
  // It is there only while the script first runs. A classic script is its own `currentScript`.
  const { campaigns, from, page } = (document.currentScript as BeaconScript).dataset;

  const send = (count: () => Count): void => {
    if (objects(host)) return;
    const body = JSON.stringify(count());
    if (navigator.sendBeacon?.('/e', body)) return;
    host.fetch('/e', { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => {});
  };
  // `isCountName` says the same to the compiler, and is twenty bytes more; so would be a statement in place of `&&`.
  const sendName = (name: string): unknown => COUNT_NAME.test(name) && send(() => ({ event: 'named', what: name as CountName }));
  /** A reload and a step through the history repeat the old referrer; neither is a new visit. No type is like neither. */
  const sendView = (isRepeated = host.performance.getEntriesByType('navigation').some(({ type }) => /reload|back/.test(type as string))): void =>
    send(() => {
      // An address without a host stands for none.
      const referrer = new URL(document.referrer || 'x:');
      if (isRepeated || referrer.host === location.host) return { event: 'view', page, entry: false };
      return {
        event: 'view',
        page,
        entry: true,
        from: from && LIKE_A_HOST.exec(referrer.hostname)?.[0],
        campaign: campaigns?.split(' ').find((campaign) => `${location.search}&`.includes(`utm_campaign=${campaign}&`)),
      };
    });

  if (document.prerendering) document.addEventListener('prerenderingchange', () => sendView());
  else sendView();
  host.addEventListener('pageshow', ({ persisted }) => persisted && sendView(persisted));
  host.addEventListener('visavis:count', ({ detail }) => sendName(detail));
  host.addEventListener('visavis:leave', ({ detail }) => send(() => ({ event: 'leave', page, ...detail })));
  document.addEventListener('click', ({ target }) =>
    // An element, or the document when a script made the click up.
    sendName(`click:${(target as Partial<Element>).closest?.<HTMLElement>('[data-count]')?.dataset['count']}`),
  );
}
