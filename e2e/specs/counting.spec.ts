import { expect, test } from '../fixtures/test.ts';

test('a visit is counted once, without a cookie or anything stored', async ({ person, product }) => {
  const ada = await person();
  const beacons: (string | null)[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/e') beacons.push(request.postData());
  });
  await ada.page.goto(product.origin, { waitUntil: 'networkidle' });
  expect(beacons).toHaveLength(1);
  expect(await ada.stored()).toEqual({ cookies: [], local: {}, session: {} });
});

test('under Global Privacy Control nothing is sent', async ({ person, product }) => {
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
