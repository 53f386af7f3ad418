import { proves } from '@visavis/policy/proves';
import { isAccessible } from '../fixtures/accessible.ts';
import { figure, givePassword, giveRecoveryCode, setUpOwner } from '../fixtures/operator.ts';
import { Product } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

/** What each says of a day that is not over. */
const SECTIONS = [
  ['Pages', 'This appears when the day is over'],
  ['Sources', 'This appears when the day is over'],
  ['Devices', 'This appears when the day is over'],
  ['Funnel', 'This appears when the day is over'],
  ['Vitals', 'This appears when the day is over'],
  ['Chat health', 'This appears when the day is over'],
  ['Data quality', 'This appears when the day is over'],
  ['Proof', 'Event rows stored'],
  ['Read keys', 'key'],
] as const;

test.describe('the operator', () => {
  test('makes an account from the link, which works once, and sees three calls in the numbers', async ({ person, product }) => {
    const owner = await person();
    const { recoveryCodes } = await setUpOwner(owner.page, product.setupLink);
    expect(recoveryCodes.length).toBeGreaterThanOrEqual(8);
    const matches = figure(owner.page, 'Matches');
    const before = Number(await matches.innerText());
    expect(Number(await figure(owner.page, 'Calls in progress').innerText())).toBe(0);

    const ada = await person();
    await ada.findByVideo();
    for (let call = 0; call < 3; call += 1) {
      const ben = await person();
      await ben.findByVideo();
      await Promise.all([ada.seesPartner(), ben.seesPartner()]);
      await expect(figure(owner.page, 'Calls in progress')).toHaveText('1');
      await ben.button('Leave').click();
      await expect(ada.heading('Your partner left')).toBeVisible();
      await ben.goHome();
      if (call < 2) await ada.button('Next').click();
    }
    await expect(matches).toHaveText(String(before + 3), { timeout: 15_000 });
    const visits = Number(await figure(owner.page, 'Visits').innerText());
    expect(visits).toBeGreaterThanOrEqual(4);
    const visitor = await person();
    await visitor.page.goto(product.origin);
    await expect(figure(owner.page, 'Visits')).toHaveText(String(visits + 1), { timeout: 10_000 });

    const again = await person();
    await again.page.goto(product.setupLink);
    await expect(again.heading('This link does not work')).toBeVisible();
  });
});

test(proves('an owner signs in with password and code, or with a recovery code, and out again', 'ANC-09-03'), async ({ person }) => {
  const product = await Product.start();
  const owner = await person();
  const { page } = owner;
  const { recoveryCodes } = await setUpOwner(page, product.setupLink);
  await owner.button('Sign out').click();

  await givePassword(page);
  await giveRecoveryCode(page, recoveryCodes[0] ?? '');
  await expect(figure(page, 'Reports waiting')).toHaveText('0');
  expect((await owner.stored()).local).toEqual({});

  await page.getByRole('radio', { name: 'Today' }).check({ force: true });
  for (const [section, words] of SECTIONS) {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section, exact: true }).click();
    await expect(owner.heading(section).first()).toBeVisible();
    await expect(page.locator('main')).toContainText(words);
    await isAccessible(page);
  }
  await product.stop();
});
