import { everyRule, isAccessible, rulesOfColour } from '../fixtures/accessible.ts';
import { HeardWords } from '../fixtures/heard-words.ts';
import { openQuietly } from '../fixtures/quiet-page.ts';
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
      await openQuietly(ada.page, product.origin + path);
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
  await ben.says('Hello, see https://example.org/ there');
  await ada.reads('Hello');
  await ada.page.getByRole('log').getByRole('button', { name: /example\.org/ }).click();
  await isAccessible(ada.page);
  for (const [opens, closes] of UNFOLDED) {
    await ada.page.getByRole('button', { name: opens }).click();
    await isAccessible(ada.page);
    await ada.button(closes).click();
  }
  for (const [opens, title] of DIALOGS) {
    await ada.button(opens).click();
    await expect(ada.heading(title)).toBeVisible();
    await isAccessible(ada.page);
    await ada.page.keyboard.press('Escape');
    await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  }
  await ben.button('Camera off').click();
  await expect(ada.reading('Your partner’s camera is off')).toBeVisible();
  await isAccessible(ada.page);
  await ben.button('Panic: all off').click();
  for (const [one, title] of [[ada, 'Your partner left'], [ben, 'Everything is off']] as const) {
    await expect(one.heading(title)).toBeVisible();
    await isAccessible(one.page);
  }
});

/** What unfolds in a call, and what closes it. */
const UNFOLDED = [
  [/Signs of this call\. Compare them$/, 'Close signs'],
  [/Details$/, 'Close details'],
] as const;
const DIALOGS = [
  ['Report', 'Report this person'],
  ['Block', 'Block this person?'],
  ['Keys', 'Keys in a call'],
] as const;

test('a call by text, and how it ends with a block or a report of a minor, are accessible', async ({ person }) => {
  const [ada, ben] = [await person(), await person()];
  await ada.findByText();
  await ben.findByText();
  await ben.says('Hello');
  await ada.reads('Hello');
  await isAccessible(ada.page);
  await ada.button('Block').click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await expect(ada.heading('You blocked this person')).toBeVisible();
  await isAccessible(ada.page);
  await ada.button('Next').click();
  const cleo = await person();
  await cleo.findByText();
  await cleo.says('Hello');
  await cleo.button('Under 18: end and report').click();
  await expect(cleo.reading('Your report is sent.')).toBeVisible();
  await isAccessible(cleo.page);
});

test('a visit works by keyboard alone', async ({ person, product }) => {
  const ada = await person();
  await ada.page.goto(`${product.origin}/chat/`);
  await expect(ada.heading('Are you 18 or older?')).toBeVisible();
  const reach = async (name: string | RegExp): Promise<void> => {
    const target = ada.page.getByRole('button', { name, exact: true });
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await ada.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  const press = async (name: string | RegExp): Promise<void> => {
    await reach(name);
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
  // Each control of a call can be reached, in the order of the screen.
  for (const name of [/Signs of this call/, 'Report', 'Block', 'Under 18: end and report', 'Panic: all off', 'Mute', 'Camera off', 'Text', 'Next', 'Leave']) await reach(name);
  await press(/Signs of this call/);
  await expect(ada.heading('Compare these seven signs')).toBeVisible();
  await press('Close signs');
  await expect(ada.page.getByRole('button', { name: /Signs of this call/ })).toBeFocused();
  await press('Text');
  await expect(ada.page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await ada.page.keyboard.type('By keyboard');
  await ada.page.keyboard.press('Enter');
  await ben.reads('By keyboard');
  await press('Block');
  await expect(ada.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true })).toBeFocused();
  await ada.page.keyboard.press('Escape');
  await expect(ada.button('Block')).toBeFocused();
  await press('Next');
  await expect(ben.heading('Your partner left')).toBeVisible();
});

test('single keys do what their sheet says, and nothing while somebody writes', async ({ pair }) => {
  const [ada, ben] = pair;
  const { keyboard } = ada.page;
  await keyboard.press('?');
  await expect(ada.heading('Keys in a call')).toBeVisible();
  const sheet = ada.page.getByRole('dialog');
  for (const key of ['M', 'V', 'T', 'S', 'N', 'L', 'R', 'B', '?']) await expect(sheet.getByRole('rowheader', { name: key, exact: true })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('m');
  await expect(ada.button('Unmute')).toBeVisible();
  await expect(ben.reading('Your partner is muted')).toBeVisible();
  await keyboard.press('v');
  await expect(ada.button('Camera on')).toBeVisible();
  await keyboard.press('s');
  await expect(ada.heading('Compare these seven signs')).toBeVisible();
  await keyboard.press('s');
  await keyboard.press('r');
  await expect(ada.heading('Report this person')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('b');
  await expect(ada.heading('Block this person?')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('t');
  const field = ada.page.getByRole('textbox', { name: 'Message' });
  await expect(field).toBeFocused();
  await keyboard.type('nlmvb?');
  await expect(field).toHaveValue('nlmvb?');
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('Shift+Tab');
  await ada.page.getByRole('button', { name: 'Keys', exact: true }).click();
  await ada.page.getByRole('checkbox', { name: /^Single keys work in calls/ }).uncheck();
  await keyboard.press('Escape');
  await keyboard.press('n');
  await ada.button('Mute').or(ada.button('Unmute')).focus();
  await keyboard.press('b');
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  await ben.says('Still here');
  await ada.reads('Still here');
});

test('who listens to the page hears the whole visit', async ({ person, product }) => {
  const ada = await person();
  const heard = await HeardWords.of(ada.page);
  await ada.page.goto(`${product.origin}/chat/`);
  await expect(ada.heading('Are you 18 or older?')).toBeVisible();
  await heard.note('The gate');
  await ada.button('I am 18 or older').click();
  await expect(ada.heading('Before you meet someone')).toBeVisible();
  await ada.turnCameraOn();
  await heard.note('Before a call');
  await ada.button('Find someone').click();
  await expect(ada.heading('Looking for someone to talk to')).toBeVisible();
  await expect(ada.reading('You are the only one here.')).toBeVisible();
  await heard.note('Waiting');
  const ben = await person();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  await expect(ada.page.getByRole('button', { name: /Signs of this call/ })).toBeVisible();
  await heard.note('In a call');
  await ben.says('Hello Ada');
  await expect.poll(() => heard.said()).toContain('New message: 1');
  await ben.button('Camera off').click();
  await expect(ada.reading('Your partner’s camera is off')).toBeVisible();
  await ada.page.getByRole('button', { name: /Signs of this call/ }).click();
  await heard.note('With the signs unfolded');
  await ada.button('Report').click();
  await heard.note('While reporting');
  await ada.button('Cancel').click();
  await ben.button('Leave').click();
  await expect(ada.heading('Your partner left')).toBeFocused();
  await heard.note('The partner left');
  heard.write();

  const said = (await heard.said()).join('\n');
  for (const sentence of [
    'Connecting you two…',
    'You are connected. Shielded: your partner can’t see your IP address',
    'The signs of this call are there. You can compare them.',
    'New message: 1',
    'Your partner’s camera is off',
  ]) expect(said).toContain(sentence);
  expect(said.indexOf('Connecting you two')).toBeLessThan(said.indexOf('You are connected.'));
});
