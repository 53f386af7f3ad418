/**
 * Loads the beacon, once somebody has passed the gate: before that nothing is sent at all.
 * It counts this page view, and each call that starts (packages/analytics).
 */
export function startCounting(): void {
  const script = document.createElement('script');
  script.src = '/b.js';
  script.dataset['page'] = '/chat/';
  document.head.append(script);
}

export function countCall(): void {
  dispatchEvent(new CustomEvent('visavis:count', { detail: 'call-started' }));
}
