import type { Page } from '@playwright/test';
import type { Browser } from 'puppeteer-core';
import { FirefoxPerson, launchFirefox } from '../fixtures/firefox.ts';
import { pathReport } from '../fixtures/peer-connections.ts';
import { signsOf } from '../fixtures/signs.ts';
import { expect, test } from '../fixtures/test.ts';

/** A fair coin gives the roles; so often in a row it falls on one side once in half a million. */
const MOST_CALLS = 20;

/** What Firefox was in a call: who is polite, and who makes the first offer, is a fair coin of the server. */
const rolesOfFirefox = new Set<string>();

let firefox: Browser;
test.beforeAll(async () => {
  firefox = await launchFirefox();
});
test.afterAll(() => firefox.close());

const candidatesIn = (descriptions: readonly string[]): readonly string[] =>
  descriptions.flatMap((sdp) => sdp.split(/\r?\n/).filter((line) => line.startsWith('a=candidate:')));

for (const first of ['Firefox', 'Chromium'] as const) {
  for (const connection of ['shielded', 'direct'] as const) {
    test(`Chromium and Firefox see each other, ${connection}, ${first} first: texts both ways, and the same signs`, async ({ person, product }) => {
      const fox = await FirefoxPerson.of(firefox, product.origin);
      const ada = await person();
      noteRoles(ada.page);
      const foxComes = async (): Promise<void> => {
        await fox.arrive();
        if (connection === 'direct') await fox.allowDirect();
        await fox.findByVideo();
      };
      const adaComes = async (): Promise<void> => {
        await ada.arrive();
        if (connection === 'direct') await ada.allowDirect();
        await ada.turnCameraOn();
        await ada.button('Find someone').click();
      };
      for (const comes of first === 'Firefox' ? [foxComes, adaComes] : [adaComes, foxComes]) await comes();
      await Promise.all([ada.seesPartner(), fox.seesPartner()]);

      const [adas, foxes] = [await pathReport(ada.page), await fox.path()];
      if (connection === 'shielded') {
        expect(adas.selected).toEqual(['relay', 'relay']);
        expect(new Set([...adas.gathered, ...foxes.types, ...foxes.selected])).toEqual(new Set(['relay']));
        expect(candidatesIn([...adas.descriptions, ...foxes.descriptions]).filter((line) => !line.includes(' typ relay'))).toEqual([]);
      } else {
        expect(adas.selected).not.toContain('relay');
      }
      expect(await fox.signs()).toEqual(await signsOf(ada));
      await ada.says('From Chromium');
      await fox.reads('From Chromium');
      await fox.says('From Firefox');
      await ada.reads('From Firefox');
      await fox.goHome();
    });
  }
}

test('Firefox meets Chromium as either role', async ({ person, product }) => {
  for (let call = 0; rolesOfFirefox.size < 2; call += 1) {
    expect(call).toBeLessThan(MOST_CALLS);
    const [fox, ada] = [await FirefoxPerson.of(firefox, product.origin), await person()];
    noteRoles(ada.page);
    await ada.findByText();
    await fox.findByText();
    expect(await fox.signs()).toEqual(await signsOf(ada));
    await fox.goHome();
    await ada.goHome();
  }
  expect([...rolesOfFirefox].toSorted()).toEqual(['impolite', 'polite']);
});

/** The other one has the other role. */
function noteRoles(page: Page): void {
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const role = /"type":"matched".*"role":"(\w+)"/.exec(payload.toString())?.[1];
      if (role !== undefined) rolesOfFirefox.add(role === 'polite' ? 'impolite' : 'polite');
    }),
  );
}
