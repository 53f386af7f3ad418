import { everyRule, isAccessible, rulesOfColour } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/test.ts';

const PATHS = [
  '/',
  '/privacy/',
  '/privacy/history/',
  '/cookies/',
  '/terms/',
  '/guidelines/',
  '/promises/',
  '/numbers/',
  '/admin/',
  '/nowhere/',
] as const;

for (const path of PATHS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} is accessible (${colorScheme})`, async ({ person, product }) => {
      const ada = await person();
      await ada.page.emulateMedia({ colorScheme });
      await ada.page.goto(product.origin + path, { waitUntil: 'networkidle' });
      await isAccessible(ada.page, colorScheme === 'light' ? everyRule : rulesOfColour);
    });
  }
}

test('a mark opens its card by keyboard and by pointer, and gives the focus back', async ({ person, product }) => {
  const { page } = await person();
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${product.origin}/privacy/`);
    const mark = page.locator('main .promise-button').first();
    const card = page.getByRole('dialog');
    await expect(card).toHaveCount(0);
    await mark.focus();
    await page.keyboard.press('Enter');
    await expect(card).toBeVisible();
    await expect(card).toBeInViewport({ ratio: 1 });
    await isAccessible(page);
    await page.keyboard.press('Tab');
    await expect(card.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await expect(mark).toBeFocused();
    await mark.click();
    await expect(card).toBeVisible();
    await page.mouse.click(8, 120);
    await expect(card).toHaveCount(0);
  }
});

test('each screen of a visit is accessible', async ({ person, product }) => {
  const ada = await person();
  await ada.page.goto(`${product.origin}/chat/`);
  await expect(ada.heading('Are you 18 or older?')).toBeVisible();
  await isAccessible(ada.page);
  await ada.button('I am 18 or older').click();
  await expect(ada.heading('Before you meet someone')).toBeVisible();
  await isAccessible(ada.page);
  await ada.turnCameraOn();
  await isAccessible(ada.page);
  await ada.button('Find someone').click();
  await expect(ada.heading('Looking for someone to talk to')).toBeVisible();
  await isAccessible(ada.page);

  const ben = await person();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  await isAccessible(ada.page);
  await ben.says('Hello');
  await ada.reads('Hello');
  await isAccessible(ada.page);
  await ada.button('Report').click();
  await isAccessible(ada.page);
  await ada.button('Cancel').click();
  await ben.button('Leave').click();
  await expect(ada.heading('Your partner left')).toBeVisible();
  await isAccessible(ada.page);
});

test('a visit works by keyboard alone', async ({ person, product }) => {
  const ada = await person();
  await ada.page.goto(`${product.origin}/chat/`);
  await expect(ada.heading('Are you 18 or older?')).toBeVisible();
  const press = async (name: string): Promise<void> => {
    const target = ada.button(name);
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await ada.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
    await ada.page.keyboard.press('Enter');
  };
  await press('I am 18 or older');
  await expect(ada.heading('Before you meet someone')).toBeFocused();
  await press('Turn on camera and microphone');
  await expect(ada.page.getByTestId('self-video')).toBeVisible();
  await press('Find someone');
  await expect(ada.heading('Looking for someone to talk to')).toBeVisible();

  const ben = await person();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  await press('Text');
  await expect(ada.page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await ada.page.keyboard.type('By keyboard');
  await ada.page.keyboard.press('Enter');
  await ben.reads('By keyboard');
  await press('Next');
  await expect(ben.heading('Your partner left')).toBeVisible();
});
