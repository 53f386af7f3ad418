import { answer, type App } from '@visavis/uws';
import { metricsText, type Readings } from './metrics-text.ts';
import { liveJson, type LiveNumbers } from './numbers-text.ts';

export interface NumbersOptions {
  readonly live: () => LiveNumbers;
  readonly readings: () => Readings;
}

/** The private port: `/live` for the dashboard and `/metrics` for Prometheus. */
export function serveNumbers(app: App, { live, readings }: NumbersOptions): void {
  app.get('/live', (response) => {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    answer(response, { status: '200 OK', headers, body: liveJson(live()) });
  });
  app.get('/metrics', (response) => {
    const headers = { 'content-type': 'text/plain; version=0.0.4', 'cache-control': 'no-store' };
    answer(response, { status: '200 OK', headers, body: metricsText(readings()) });
  });
  app.any('/*', (response) => answer(response, { status: '404 Not Found' }));
}
