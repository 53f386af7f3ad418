import type { Page } from '@playwright/test';
import { openQuietly } from '../fixtures/quiet-page.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('without JavaScript', () => {
  for (const [path, heading] of [['/chat/', 'The chat needs JavaScript'], ['/admin/', 'The dashboard needs JavaScript']] as const) {
    for (const width of [1440, 390]) {
      test(`${path} says so in a page of its own, ${width} px wide`, async ({ browsers, product }) => {
        const { close, page, problems } = await pageWithoutScript(browsers, width);
        await openQuietly(page, product.origin + path);
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        await expect(page.getByRole('heading', { name: heading })).toHaveCSS('font-family', /^"Visavis Heading"/);
        await expect(page.getByRole('banner').locator('svg.mark')).toHaveCSS('inline-size', '40px');
        await expect(page.getByRole('banner')).toContainText('Visavis');
        expect(problems).toEqual([]);
        await page.getByRole('main').getByRole('link', { name: 'Back to the home page' }).click();
        await expect(page).toHaveURL(`${product.origin}/`);
        await close();
      });
    }
  }

  test('/cookies/ says in place of its switch that nobody is counted', async ({ browsers, product }) => {
    const { close, page } = await pageWithoutScript(browsers, 390);
    await page.goto(`${product.origin}/cookies/#uncounted`);
    // Playwright looks for no text within a noscript, which is shown here.
    const words = page.locator('#uncounted noscript p');
    await expect(words).toBeInViewport();
    await expect(words).toContainText('Your browser runs none here, so your visits are not counted.');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await close();
  });
});

type Browsers = Parameters<Parameters<typeof test>[2]>[0]['browsers'];

async function pageWithoutScript(browsers: Browsers, width: number): Promise<{ readonly page: Page; readonly problems: readonly string[]; readonly close: () => Promise<void> }> {
  const context = await (await browsers({ cameras: 0, allows: false })).newContext({ javaScriptEnabled: false, viewport: { width, height: 844 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { page, problems, close: () => context.close() };
}
