import type { Page } from '@playwright/test';
import { everyRule, isAccessible, rulesOfColour } from '../fixtures/accessible.ts';
import { Gallery } from '../fixtures/gallery.ts';
import { expect, test } from '../fixtures/test.ts';

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await Gallery.build();
});
test.afterAll(() => gallery.remove());

for (const [colorScheme, width, height] of [['light', 1440, 900], ['dark', 390, 844]] as const) {
  test(`every state of every screen is accessible, and fits (${colorScheme}, ${width} wide)`, async ({ browsers }) => {
    test.setTimeout(480_000);
    const context = await (await browsers({ cameras: 1, allows: true })).newContext({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await gallery.serveTo(page);
    const states = await gallery.states(page);
    expect(states.length).toBeGreaterThan(60);
    for (const state of states) {
      await test.step(state, async () => {
        await gallery.show(page, state);
        await isAccessible(page, colorScheme === 'light' ? everyRule : rulesOfColour);
        expect(await sticksOut(page), `${state} is wider than its window`).toBe(0);
      });
    }
    await context.close();
  });
}

for (const [width, height] of [[1440, 900], [390, 664], [844, 390]] as const) {
  test(`no panel pushes a control out of the window (${width} x ${height})`, async ({ browsers }) => {
    const context = await (await browsers({ cameras: 1, allows: true })).newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await gallery.serveTo(page);
    // A question and a panel together are more than a phone on its side has room for: that page scrolls.
    const asking = height > 500 ? ['call-direct-theirs'] : [];
    for (const state of ['call', 'call-text-open', 'call-text', ...asking]) {
      for (const panel of ['signs', 'details']) {
        await test.step(`${state}, ${panel}`, async () => {
          await gallery.show(page, state);
          await page.locator(`[data-opens="${panel}"]`).click();
          await expect(page.locator('.call__panel')).toBeVisible();
          for (const name of ['Safety', 'Call']) {
            const buttons = await page.getByRole('group', { name, exact: true }).getByRole('button').all();
            expect(buttons.length).toBeGreaterThan(1);
            for (const button of buttons) await expect(button).toBeInViewport({ ratio: 1 });
          }
          // What is asked or written there is in sight too.
          for (const part of await page.locator('.call__notices button, textarea').all()) await expect(part).toBeInViewport({ ratio: 1 });
          expect(await sticksOut(page)).toBe(0);
        });
      }
    }
    await context.close();
  });
}

/** By how many pixels the page is wider than its window. */
const sticksOut = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
