import type { Request } from '@playwright/test';
import { proves } from '@visavis/policy/proves';
import type { Person } from '../fixtures/person.ts';
import { openQuietly } from '../fixtures/quiet-page.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

/** What a person's pages send to be counted, as it is sent. */
function countsOf({ page }: Person): string[] {
  const sent: string[] = [];
  page.on('request', (request: Request) => {
    if (new URL(request.url()).pathname === '/e') sent.push(request.postData() ?? '');
  });
  return sent;
}

test(proves('a visit is counted once, without a cookie or anything stored', '1V1-01-08', 'T1V-05-01', '1V1-04-04', 'T1V-02-06'), async ({ person, product }) => {
  const ada = await person();
  const sent = countsOf(ada);
  await openQuietly(ada.page, product.origin);
  expect(sent.map((count) => JSON.parse(count))).toEqual([{ event: 'view', page: '/', entry: true }]);
  expect(await ada.stored()).toEqual({ cookies: [], local: {}, session: {} });
});

test(proves('under Global Privacy Control nothing is sent', 'VIS-04-03'), async ({ person, product }) => {
  const ada = await person();
  await ada.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  const sent = countsOf(ada);
  await openQuietly(ada.page, product.origin);
  await openQuietly(ada.page, `${product.origin}/privacy/`);
  expect(sent).toEqual([]);
});

test('under Global Privacy Control the switch against counting says that it is needless', async ({ person, product }) => {
  const ada = await person();
  await ada.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  await ada.page.goto(`${product.origin}/cookies/#uncounted`);
  await expect(ada.page.getByRole('heading', { name: 'Switch the counting off' })).toBeInViewport();
  await expect(ada.page.getByLabel('Do not count my visits on this device')).not.toBeChecked();
  await expect(ada.page.getByRole('status')).toContainText('your visits are not counted, whatever this switch says.');
});

test('everybody sees that no row of an event is stored', async ({ person, product }) => {
  const reader = await person();
  await reader.page.goto(`${product.origin}/numbers/`);
  await expect(reader.page.getByText(/event rows stored/i).first()).toBeVisible();
  await expect(reader.page.locator('main')).toContainText(/event rows stored\D{0,20}0/i);
});
