import type { CountName } from '@visavis/analytics';
import type { Service } from './service.ts';

/** Resolves when the beacon can hear; never where it is blocked. */
let ready = new Promise<unknown>(() => {});
/** Steps of the funnel that were told, with the day: the collector counts each once a day. */
const told = new Set<string>();

/**
 * Loads the beacon, once somebody has passed the gate: before that nothing is sent at all. It counts this page
 * view and what `count` says; v.js measures how fast the page is (packages/analytics).
 */
export function startCounting({ beacon, scripts }: Pick<Service, 'beacon' | 'scripts'>): void {
  ready = load({ src: '/b.js', integrity: scripts['b.js'] }, beacon);
  void load({ src: '/v.js', integrity: scripts['v.js'] }, beacon);
}

export function count(name: CountName): void {
  const today = name + new Date().getUTCDate();
  if (told.has(today)) return;
  if (name.startsWith('step')) told.add(today);
  void ready.then(() => dispatchEvent(new CustomEvent('visavis:count', { detail: name })));
}

const load = (tag: { readonly src: string; readonly integrity: string }, attributes: Service['beacon']): Promise<unknown> =>
  new Promise((onload) => {
    const script = document.createElement('script');
    Object.assign(script.dataset, attributes);
    document.head.append(Object.assign(script, { ...tag, onload }));
  });
