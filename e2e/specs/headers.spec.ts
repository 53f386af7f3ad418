import { proves } from '@visavis/policy/proves';
import { originTests } from '../fixtures/origin-tests.ts';
import { openQuietly } from '../fixtures/quiet-page.ts';
import { expect, test } from '../fixtures/test.ts';

originTests();

test(proves('no page asks anybody but its own origin, and none breaks its own policy', '1V1-04-06', '1V1-04-07', 'T1V-03-06', 'T1V-09-03', 'T1V-09-04'), async ({ person, product }) => {
  const ada = await person();
  const foreign: string[] = [];
  const complaints: string[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).origin !== product.origin) foreign.push(request.url());
  });
  ada.page.on('console', (message) => {
    // The dashboard asks who is signed in, and the honest answer to a stranger is 401.
    const isStranger = message.text().includes('401 (Unauthorized)');
    if (!isStranger && (message.type() === 'error' || message.type() === 'warning')) complaints.push(message.text());
  });
  ada.page.on('pageerror', (error) => complaints.push(error.message));
  for (const path of ['/', '/privacy/', '/admin/', '/chat/']) {
    await openQuietly(ada.page, product.origin + path);
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the services’ own listeners are not reachable through the origin', async ({ product }) => {
  for (const path of ['/metrics', '/live', '/api/auth/sign-up/email']) {
    const response = await fetch(product.origin + path);
    expect([path, response.status]).toEqual([path, 404]);
  }
});
