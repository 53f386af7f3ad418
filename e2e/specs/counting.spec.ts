import { proves } from '@visavis/policy/proves';
import { expect, test } from '../fixtures/test.ts';

test(proves('a visit is counted once, without a cookie or anything stored', '1V1-01-08', 'T1V-05-01', '1V1-04-04', 'T1V-02-06'), async ({ person, product }) => {
  const ada = await person();
  const beacons: (string | null)[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/e') beacons.push(request.postData());
  });
  await ada.page.goto(product.origin, { waitUntil: 'networkidle' });
  expect(beacons).toHaveLength(1);
  expect(await ada.stored()).toEqual({ cookies: [], local: {}, session: {} });
});

test(proves('under Global Privacy Control nothing is sent', 'VIS-04-03'), async ({ person, product }) => {
  const ada = await person();
  await ada.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  const beacons: string[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/e') beacons.push(request.url());
  });
  await ada.page.goto(product.origin, { waitUntil: 'networkidle' });
  await ada.page.goto(`${product.origin}/privacy/`, { waitUntil: 'networkidle' });
  expect(beacons).toEqual([]);
});
