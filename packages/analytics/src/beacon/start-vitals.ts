import { measureView, type MeasuredView } from './measure-view.ts';
import { objects } from './objects.ts';
import type { VitalsHost } from './vitals-host.ts';

/**
 * Measures each view of the page and hands the figures to b.js, which sends them: once, when the page is first out
 * of sight. Nothing is measured of a visitor who objects.
 */
export function startVitals(host: VitalsHost): void {
  const { document } = host;
  let view: MeasuredView | undefined;

  const begin = (restoredAt?: number): void => {
    view = objects(host) ? undefined : measureView(host, restoredAt);
  };
  const end = (): void => {
    const detail = view?.end();
    view = undefined;
    if (detail) host.dispatchEvent(new CustomEvent('visavis:leave', { detail }));
  };

  if (document.prerendering) document.addEventListener('prerenderingchange', () => begin());
  else begin();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') end();
    else view?.handleVisible();
  });
  host.addEventListener('pagehide', end);
  host.addEventListener('scroll', () => view?.handleScroll(), { passive: true });
  host.addEventListener('pageshow', ({ persisted, timeStamp }) => {
    if (persisted) begin(timeStamp);
  });
}
