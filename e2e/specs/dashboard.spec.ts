import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { Product } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'a long enough pass phrase';

test.describe('the operator', () => {
  test('without signing in, nothing is told', async ({ product }) => {
    const response = await fetch(`${product.origin}/trpc/overview.live`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.origin },
      body: '{}',
    });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('UNAUTHORIZED');
  });

  test('makes an account from the link, which works once, and sees three calls in the numbers', async ({ person, product }) => {
    test.setTimeout(180_000);
    const owner = await person();
    const codes = await setUp(owner.page, product);
    expect(codes.length).toBeGreaterThanOrEqual(8);
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
    await expect(figure(owner.page, 'Visits')).not.toHaveText('0');

    const again = await person();
    await again.page.goto(product.setupLink);
    await expect(again.heading('This link does not work')).toBeVisible();
  });
});

test('an owner signs in with password and code, or with a recovery code, and out again', async ({ person }) => {
  const product = await Product.start();
  const owner = await person();
  const { page } = owner;
  const codes = await setUp(page, product);
  await owner.button('Sign out').click();

  await page.getByLabel('Email').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await owner.button('Continue').click();
  await page.getByRole('button', { name: /recovery code/ }).click();
  await page.getByRole('textbox', { name: /recovery code/i }).fill(codes[0] ?? '');
  await page.getByRole('button', { name: /sign in/i }).click();
  await expect(figure(page, 'Reports waiting')).toHaveText('0');
  expect((await owner.stored()).local).toEqual({});
  await product.stop();
});

/** Set-up as the pages lead through it; returns the recovery codes. */
async function setUp(page: Page, product: Product): Promise<string[]> {
  await page.goto(product.setupLink);
  await page.getByLabel('Email').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: /Add your authenticator app/ })).toBeVisible();
  // The token is gone from the address bar, and so from the history.
  expect(page.url()).not.toContain('setup');
  const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '');
  await page.getByRole('textbox', { name: /code/i }).fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Check and save' }).click();
  await expect(page.getByRole('heading', { name: /Keep your recovery codes/ })).toBeVisible();
  const codes = await page.getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await expect(figure(page, 'People online')).toBeVisible();
  return codes.map((code) => code.trim());
}

function figure(page: Page, label: string) {
  return page.getByRole('definition').and(page.locator(`dt:text-is("${label}") + dd`));
}
