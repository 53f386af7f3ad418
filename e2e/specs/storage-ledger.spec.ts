import { manifestFor } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { deviceCensus } from '../fixtures/device-census.ts';
import { compareDevice, MOMENTS } from '../fixtures/device-ledger.ts';
import { ledgerTests } from '../fixtures/ledger-tests.ts';
import { givePassword, giveRecoveryCode, setUpOwner } from '../fixtures/operator.ts';
import { PlantedChat } from '../fixtures/planted-chat.ts';
import { Product } from '../fixtures/product.ts';
import { openQuietly } from '../fixtures/quiet-page.ts';
import { expect, test } from '../fixtures/test.ts';

const { device } = manifestFor('visavis');

ledgerTests('visavis');

test('every entry of the manifest has its moment, and every moment its entry', () => {
  expect(Object.keys(MOMENTS).toSorted()).toEqual(device.map(({ key }) => key).toSorted());
});

test(proves('who has seen a notice keeps its number and no more', '1V1-04-01', 'T1V-03-03', 'ANC-01-09'), async ({ person, product }) => {
  const announced = { number: 2, notice: { kind: 'prominent', from: '2026-01-02', counts: '2999-12-31' } };
  const planted = await PlantedChat.build({ name: 'Visavis', minimumAge: 18, connection: 'choice', versions: [announced] });
  const ada = await person();
  await planted.serveTo(ada.page, product.origin);
  await ada.page.goto(`${product.origin}/chat/`);
  await ada.button('I am 18 or older').click();
  await ada.button('I have seen this').click();
  expect(compareDevice(await deviceCensus(ada.page.context()), device, ['age-answered', 'notice-read'])).toEqual([]);
  await planted.remove();
});

test('who blocks a partner keeps a tag of their page, which goes to nobody as it is', async ({ pair }) => {
  const [ada] = pair;
  await ada.button('Block').click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await expect(ada.heading('You blocked this person')).toBeVisible();
  expect(compareDevice(await deviceCensus(ada.page.context()), device, ['age-answered', 'partner-blocked'])).toEqual([]);
});

test(proves('who does not want to be counted keeps that wish and no more, and nothing is sent from then on', 'VIS-04-09', '1V1-04-01', 'T1V-03-03', 'ANC-01-09'), async ({ person, product }) => {
  const ada = await person();
  await openQuietly(ada.page, `${product.origin}/cookies/`);
  await ada.page.getByLabel('Do not count my visits on this device').check();
  expect(compareDevice(await deviceCensus(ada.page.context()), device, ['not-counted'])).toEqual([]);
  const counts: string[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/e') counts.push(request.url());
  });
  for (const path of ['/', '/privacy/', '/cookies/']) await openQuietly(ada.page, product.origin + path);
  expect(counts).toEqual([]);
  await ada.page.getByLabel('Do not count my visits on this device').uncheck();
  expect(await deviceCensus(ada.page.context())).toEqual([]);
});

test(proves('an operator gets the two listed cookies, each as long as the manifest says, for one host and no script', '1V1-04-01', '1V1-04-04', 'T1V-03-01', 'ANC-01-09', 'VIS-09-01'), async ({ person }) => {
  const product = await Product.start();
  const owner = await person();
  const context = owner.page.context();
  const { recoveryCodes } = await setUpOwner(owner.page, product.setupLink);
  expect(compareDevice(await deviceCensus(context), device, ['signed-in'])).toEqual([]);
  await owner.button('Sign out').click();
  await expect(owner.page.getByLabel('Email')).toBeVisible();
  expect(compareDevice(await deviceCensus(context), device, [])).toEqual([]);
  await givePassword(owner.page);
  await expect(owner.button('Use a recovery code')).toBeVisible();
  expect(compareDevice(await deviceCensus(context), device, ['password-given'])).toEqual([]);
  await giveRecoveryCode(owner.page, recoveryCodes[0] ?? '');
  expect(compareDevice(await deviceCensus(context), device, ['signed-in'])).toEqual([]);
  await product.stop();
});

test.describe('the ledger catches', () => {
  test('a cookie that is set in the chat', async ({ person }) => {
    const ada = await person();
    await ada.page.addInitScript(() => {
      if (location.pathname.startsWith('/chat/')) document.cookie = 'who=1; max-age=9999';
    });
    await ada.arrive();
    expect(compareDevice(await deviceCensus(ada.page.context()), device, ['age-answered'])).toEqual([
      'The browser keeps cookie "who", which the manifest does not list (1V1-04-01, T1V-03-01, ANC-01-09, ANC-01-10). Do not keep it; or list it in `device` of its profile in packages/policy/src/profiles, with why it is needed.',
    ]);
  });

  test('everything else that a page can keep', async ({ person }) => {
    const ada = await person();
    await ada.arrive();
    await ada.page.evaluate(async () => {
      localStorage.setItem('who', '1');
      sessionStorage.setItem('who', '1');
      await caches.open('who');
      await new Promise((resolve) => {
        indexedDB.open('who').onsuccess = resolve;
      });
    });
    const findings = compareDevice(await deviceCensus(ada.page.context()), device, ['age-answered']);
    for (const kind of ['local-storage', 'session-storage', 'cache', 'indexed-db']) {
      expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^The browser keeps ${kind} "who".*1V1-04-01.*Do not keep it`)));
    }
    expect(findings).toHaveLength(4);
  });

  test('an entry that is listed and not there', async ({ person, product }) => {
    const ada = await person();
    await ada.page.goto(`${product.origin}/chat/`);
    expect(compareDevice(await deviceCensus(ada.page.context()), device, ['age-answered'])).toEqual([
      expect.stringMatching(/^The manifest lists local-storage "visavis\.adult", which no browser keeps .*Take it out/),
    ]);
  });

  test('a cookie that lasts longer or goes further than declared', async ({ person, product }) => {
    const ada = await person();
    await ada.page.context().addCookies([{ name: 'visavis.session_token', value: 'x', url: product.origin, expires: Date.now() / 1_000 + 90 * 86_400, httpOnly: false, sameSite: 'Lax' }]);
    await ada.page.goto(product.origin);
    expect(compareDevice(await deviceCensus(ada.page.context()), device, ['signed-in'])).toEqual([
      expect.stringMatching(/lasts \d+.* and the manifest says 43200 .*1V1-04-01/),
      expect.stringMatching(/must be HttpOnly, SameSite=Strict and for one host \(1V1-04-04/),
    ]);
  });
});
