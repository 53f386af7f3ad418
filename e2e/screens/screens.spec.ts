import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { launchBrowser } from '../fixtures/browser.ts';
import { Gallery } from '../fixtures/gallery.ts';
import { Person } from '../fixtures/person.ts';
import { expect, test } from '../fixtures/test.ts';
import { drawnCamera, type DrawnPerson } from './drawn-camera.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const LOOKS = [
  { name: '1440-light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: '1440-dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: '390-light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: '390-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;
const ADA: DrawnPerson = { wall: '#4a6070', hair: '#171310', skin: '#a9745a', jumper: '#e3c08e' };
const BEN: DrawnPerson = { wall: '#6b5040', hair: '#33231d', skin: '#e2b084', jumper: '#25473f' };

test('every screen of a visit, as it is', async ({ browsers, product }) => {
  test.setTimeout(240_000);
  const painter = await (await browsers({ cameras: 1, allows: true })).newPage();
  const people = await Promise.all(
    [ADA, BEN].map(async (drawn) => {
      const browser = await launchBrowser({ cameras: 1, allows: true, film: await drawnCamera(painter, drawn) });
      const context = await browser.newContext({ viewport: LOOKS[0].viewport });
      await context.addInitScript(() => {
        // Chromium calls the film by its path, which is nobody's business.
        Object.defineProperty(MediaDeviceInfo.prototype, 'label', {
          get(this: MediaDeviceInfo) {
            return this.kind === 'videoinput' ? 'Camera in the screen' : 'Microphone in the screen';
          },
        });
      });
      return new Person(context, await context.newPage(), product.origin);
    }),
  );
  const [ada, ben] = people;
  if (ada === undefined || ben === undefined) throw new Error('nobody came');

  for (const path of ['', 'privacy/']) {
    await ada.page.goto(`${product.origin}/${path}`);
    await take(ada.page, path === '' ? 'home' : 'privacy');
  }
  await ada.page.goto(`${product.origin}/chat/`);
  await expect(ada.heading('Are you 18 or older?')).toBeVisible();
  await take(ada.page, 'gate');
  await ada.button('I am 18 or older').click();
  await ada.turnCameraOn();
  await take(ada.page, 'check');
  await ada.button('Find someone').click();
  await expect(ada.reading('Nobody else waits')).toBeVisible();
  await take(ada.page, 'waiting');
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  for (const one of [ada, ben]) await expect(one.page.locator('.call__stage')).toHaveAttribute('data-guard', 'clear', { timeout: 60_000 });
  await take(ada.page, 'call');
  await ben.says('Hello. Where is that shelf from?');
  await ada.reads('Hello. Where is that shelf from?');
  await ada.says('My grandmother made it.');
  await expect(ada.page.getByRole('log').getByText('Delivered')).toBeVisible();
  await take(ada.page, 'call-text');
  await ben.button('Leave').click();
  await expect(ada.heading('Your partner left')).toBeVisible();
  await take(ada.page, 'ended');
  for (const person of people) await person.closeBrowser();
});

test('every state of every screen, with painted people', async ({ browsers }) => {
  test.setTimeout(900_000);
  const gallery = await Gallery.build();
  const page = await (await browsers({ cameras: 1, allows: true })).newPage();
  await gallery.serveTo(page);
  for (const state of await gallery.states(page)) {
    await gallery.show(page, state);
    await take(page, `state-${state}`);
  }
  await gallery.remove();
});

async function take(page: Page, screen: string): Promise<void> {
  for (const { name, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    await page.screenshot({ path: join(FOLDER, `${screen}-${name}.png`), animations: 'disabled' });
  }
  await page.setViewportSize(LOOKS[0].viewport);
}
