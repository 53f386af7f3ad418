import { answer, type App } from '@visavis/uws';
import { liveJson, metricsText, type ServerNumbers } from './numbers-text.ts';

/** The private port: `/live` for the dashboard and `/metrics` for Prometheus. */
export function serveNumbers(app: App, numbers: () => ServerNumbers): void {
  app.get('/live', (response) => {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    answer(response, { status: '200 OK', headers, body: liveJson(numbers()) });
  });
  app.get('/metrics', (response) => {
    const headers = { 'content-type': 'text/plain; version=0.0.4' };
    answer(response, { status: '200 OK', headers, body: metricsText(numbers()) });
  });
  app.any('/*', (response) => answer(response, { status: '404 Not Found' }));
}
