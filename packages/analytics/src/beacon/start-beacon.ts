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
  const { document, navigator } = host;
  // It is there only while the script first runs. A classic script is its own `currentScript`.
  const { dataset } = document.currentScript as BeaconScript;
  const { page } = dataset;

  const send = (count: () => Count): void => {
    if (objects(host)) return;
    const body = JSON.stringify(count());
    if (navigator.sendBeacon?.('/e', body)) return;
    host.fetch('/e', { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => {});
  };
  const sendName = (name: string): void => {
    // `isCountName` says the same to the compiler, and is twenty bytes more.
    if (COUNT_NAME.test(name)) send(() => ({ event: 'named', what: name as CountName }));
  };
  const sendView = (isRestored?: boolean): void =>
    send(() => ({ event: 'view', page, ...arrival(host, dataset, isRestored) }));

  if (document.prerendering) document.addEventListener('prerenderingchange', () => sendView());
  else sendView();
  host.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sendView(true);
  });
  host.addEventListener('visavis:count', ({ detail }) => sendName(detail));
  host.addEventListener('visavis:leave', ({ detail }) => send(() => ({ event: 'leave', page, ...detail })));
  document.addEventListener('click', ({ target }) =>
    // An element, or the document when a script made the click up.
    sendName(`click:${(target as Partial<Element>).closest?.<HTMLElement>('[data-count]')?.dataset['count']}`),
  );
}

type Arrival = Pick<Extract<Count, { event: 'view' }>, 'entry' | 'from' | 'campaign'>;

/** A reload and a step through the history repeat the old referrer; neither is a new visit. No type is like neither. */
function arrival(
  { document, location, performance }: BeaconHost,
  { campaigns, from }: BeaconScript['dataset'],
  isRepeated = performance.getEntriesByType('navigation').some(({ type }) => /reload|back/.test(type as string)),
): Arrival {
  // An address without a host stands for none.
  const { host, hostname } = new URL(document.referrer || 'x:');
  if (isRepeated || host === location.host) return { entry: false };
  return {
    entry: true,
    from: from && LIKE_A_HOST.exec(hostname)?.[0],
    campaign: campaigns?.split(' ').find((campaign) => `${location.search}&`.includes(`utm_campaign=${campaign}&`)),
  };
}
