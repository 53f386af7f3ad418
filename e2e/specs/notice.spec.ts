import { AxeBuilder } from '@axe-core/playwright';
import { proves } from '@visavis/policy/proves';
import type { Page } from '@playwright/test';
import { PlantedChat } from '../fixtures/planted-chat.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

/** Version 2 counts already; version 3 is announced, and counts on a day that no test will see. */
const VERSIONS = [
  { number: 2, notice: { kind: 'short', says: 'in-your-favour', from: '2026-01-01', counts: '2026-01-01' } },
  { number: 3, notice: { kind: 'prominent', from: '2026-01-02', counts: '2999-12-31' } },
];

let planted: PlantedChat;
test.beforeAll(async () => {
  planted = await PlantedChat.build({ name: 'Visavis', minimumAge: 18, connection: 'choice', versions: VERSIONS });
});
test.afterAll(() => planted.remove());

const noticeOn = (page: Page) => page.getByRole('region', { name: 'Our policy changes' });

test('before launch nobody is told of a version', async ({ person }) => {
  const ada = await person();
  await ada.arrive();
  await expect(noticeOn(ada.page)).toHaveCount(0);
  expect((await ada.stored()).local).toEqual({ 'visavis.adult': 'yes' });
});

test(
  proves('a newcomer hears past the gate of what is to come, and not of what was', '1V1-11-02', 'T1V-12-02', 'VIS-11-14'),
  async ({ person, product }) => {
    const ada = await person();
    await planted.serveTo(ada.page, product.origin);
    await ada.page.goto(`${product.origin}/chat/`);
    await expect(noticeOn(ada.page)).toHaveCount(0);
    await ada.button('I am 18 or older').click();
    await expect(noticeOn(ada.page)).toContainText('From 31 December 2999 on');
    await expect(noticeOn(ada.page)).not.toContainText('in your favour');
    expect((await ada.stored()).local).toEqual({ 'visavis.adult': 'yes', 'visavis.notice': '2' });
    const { violations } = await new AxeBuilder({ page: ada.page }).analyze();
    expect(violations).toEqual([]);
  },
);

test(
  proves(
    'somebody who was here before sees it until they say that they have, by keyboard, once; a number stays, and no yes',
    '1V1-11-02',
    'T1V-12-02',
    'VIS-11-14',
    '1V1-11-03',
    'T1V-12-03',
    'ANC-10-02',
  ),
  async ({ person, product }) => {
    const ada = await person();
    await ada.arrive();
    await planted.serveTo(ada.page, product.origin);
    await ada.page.goto(`${product.origin}/chat/`);
    await expect(noticeOn(ada.page)).toContainText('in your favour');
    await ada.page.reload();
    const seen = noticeOn(ada.page).getByRole('button', { name: 'I have seen this' });
    await expect(noticeOn(ada.page)).toContainText('does not mean that you agree');
    await seen.press('Enter');
    await expect(noticeOn(ada.page)).toHaveCount(0);
    await expect(ada.heading('Before you meet someone')).toBeFocused();
    expect(await ada.stored()).toEqual({ cookies: [], local: { 'visavis.adult': 'yes', 'visavis.notice': '3' }, session: {} });
    await ada.page.reload();
    await expect(ada.heading('Before you meet someone')).toBeVisible();
    await expect(noticeOn(ada.page)).toHaveCount(0);
  },
);

test('a notice keeps nobody from a call, and is back after it', async ({ person, product }) => {
  const ada = await person();
  await planted.serveTo(ada.page, product.origin);
  await ada.page.goto(`${product.origin}/chat/`);
  await ada.button('I am 18 or older').click();
  await expect(noticeOn(ada.page)).toBeVisible();
  await ada.button('Text only').click();
  await expect(ada.button('Cancel')).toBeVisible();
  await expect(noticeOn(ada.page)).toHaveCount(0);
  await ada.button('Cancel').click();
  await expect(noticeOn(ada.page)).toBeVisible();
});

test(proves('each reason of a report leads to its rule, and the call goes on', 'VIS-12-01'), async ({ pair, product }) => {
  const [ada] = pair;
  await ada.button('Report').click();
  for (const choice of await ada.page.getByRole('radio').all()) {
    await choice.check();
    const rule = await ada.page.getByRole('link', { name: 'Read the rule about this (new tab)' }).getAttribute('href');
    const page = await (await fetch(`${product.origin}/guidelines/`)).text();
    expect(page).toContain(`id="${rule?.split('#')[1]}"`);
  }
  const [tab] = await Promise.all([
    ada.page.waitForEvent('popup'),
    ada.page.getByRole('link', { name: 'Read the rule about this (new tab)' }).click(),
  ]);
  await expect(tab.getByRole('heading', { name: 'Keep to the law' })).toBeVisible();
  await tab.close();
  await ada.button('Cancel').click();
  await ada.seesPartner();
});
