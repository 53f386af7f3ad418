import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Person } from '../fixtures/person.ts';
import type { Product } from '../fixtures/product.ts';
import { filesBelow, findMarker } from '../fixtures/sinks.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What whoever runs the service reads in a terminal. */
const operatorReads = ({ dataFolder }: Product, ...words: readonly string[]): string =>
  execFileSync(process.execPath, ['tooling/launch/bootstrap.mjs', 'admin', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, VISAVIS_DATA: dataFolder },
  });

/** The one report with this reason: reports of one minute are in no order. */
const reportOf = (product: Product, reason: 'other' | 'violence'): string => {
  const listed = operatorReads(product, 'reports');
  const line = listed.split('\n').find((one) => one.includes(` ${reason} `)) ?? '';
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(line)?.[0];
  if (id === undefined) throw new Error(`no such report in:\n${listed}`);
  return id;
};

const secret = (name: string): string => `${name}-${randomBytes(9).toString('hex')}`;

async function byText(person: () => Promise<Person>): Promise<readonly [Person, Person]> {
  const [ada, ben] = [await person(), await person()];
  await ada.findByText();
  await ben.findByText();
  return [ada, ben];
}

test('ticked messages go sealed, and only the operator reads them, proven; the others go nowhere', async ({ person, product }) => {
  const [ada, ben] = await byText(person);
  const sent: string[] = [];
  ada.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())));
  await ada.page.context().route('**', (route) => {
    sent.push(route.request().postData() ?? '');
    return route.continue();
  });
  const [threat, small, answer] = [secret('threat'), secret('small'), secret('answer')];
  await ben.says(threat);
  await ada.reads(threat);
  await ben.says(small);
  await ada.reads(small);
  await ada.says(answer);
  await ben.reads(answer);

  await ada.button('Report').click();
  await ada.page.getByRole('radio', { name: 'Violence or threats' }).check();
  const ticks = ada.page.getByRole('group', { name: 'Messages that go along' });
  for (const box of await ticks.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  await ticks.getByRole('checkbox', { name: threat }).check();
  await ticks.getByRole('checkbox', { name: answer }).check();
  await ada.button('Send report').click();
  await expect(ada.heading('Your report is sent')).toBeVisible();
  await ada.button('Close').click();

  const report = operatorReads(product, 'report', reportOf(product, 'violence'));
  expect(report).toContain('The match is proven');
  expect(report).toMatch(new RegExp(`^proven +(?:polite|impolite) 1 +"${threat}"$`, 'm'));
  expect(report).toMatch(new RegExp(`^proven +(?:polite|impolite) 1 +"${answer}"$`, 'm'));
  expect(report).not.toContain(small);

  const sinks = [...filesBelow(product.dataFolder), { name: 'output', bytes: Buffer.from(product.output) }, { name: 'sent', bytes: Buffer.from(sent.join('\n')) }];
  expect([threat, small, answer].flatMap((text) => findMarker(text, sinks))).toEqual([]);
});

test('a report without a tick carries no message', async ({ person, product }) => {
  const [ada, ben] = await byText(person);
  const kept = secret('kept');
  await ben.says(kept);
  await ada.reads(kept);
  await ada.button('Report').click();
  await ada.page.getByRole('radio', { name: 'Something else' }).check();
  await ada.button('Send report').click();
  await expect(ada.heading('Your report is sent')).toBeVisible();
  expect(operatorReads(product, 'report', reportOf(product, 'other'))).not.toContain('proven');
});

test('one tap ends the call and reports that the partner seems to be a minor', async ({ person, product }) => {
  const [ada, ben] = await byText(person);
  await expect(ada.button('Under 18: end and report')).toBeVisible();
  await ada.button('Under 18: end and report').click();
  await expect(ada.heading('The call is over')).toBeVisible();
  await expect(ada.reading('Your report is sent.')).toBeVisible();
  await expect(ben.heading('Your partner left')).toBeVisible();
  // Such reports are listed before all others.
  const [first] = operatorReads(product, 'reports').split('\n').filter((line) => /minor|nudity|violence|hate|harassment|scam|other/.test(line));
  expect(first).toContain('minor');
});

test('a block ends the call, and outlives Next and “Meet again”', async ({ person }) => {
  const [ada, ben] = await byText(person);
  await ada.button('Block').click();
  await expect(ada.heading('Block this person?')).toBeVisible();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await expect(ada.heading('You blocked this person')).toBeVisible();
  await expect(ben.heading('Your partner left')).toBeVisible();
  await ada.button('Next').click();
  await ben.button('Next').click();
  for (const one of [ada, ben]) await one.button('Meet again').click();
  // Whoever comes meets the one who has waited longest; the two do not meet each other.
  const cleo = await person();
  await cleo.findByText();
  await cleo.says('Hello');
  const inCall = async (one: Person): Promise<boolean> => (await one.page.getByRole('log').count()) > 0;
  expect([await inCall(ada), await inCall(ben)].filter(Boolean)).toHaveLength(1);
});

for (const [how, panic] of [
  ['a button', (ada: Person) => ada.button('Panic: all off').click()],
  ['Shift and Escape, while writing', async (ada: Person) => {
    await ada.button('Text').click();
    await expect(ada.page.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await ada.page.keyboard.press('Shift+Escape');
  }],
] as const) {
  test(`panic by ${how}: camera and microphone are off at once, and the call is over`, async ({ person }) => {
    const [ada, ben] = [await person(), await person()];
    await watchTracks(ada.page);
    await ada.findByVideo();
    await ben.findByVideo();
    await Promise.all([ada.seesPartner(), ben.seesPartner()]);
    await panic(ada);
    await expect(ada.heading('Everything is off')).toBeVisible();
    expect(await tracksOf(ada.page)).toEqual(['ended']);
    await expect(ada.page.locator('video')).toHaveCount(0);
    await expect(ben.heading('Your partner left')).toBeVisible();
  });
}

test('after a call nothing of its messages is left in the page, nor in its memory', async ({ person }) => {
  const [ada, ben] = await byText(person);
  const [theirs, ours] = [secret('theirs'), secret('ours')];
  await ben.says(theirs);
  await ada.reads(theirs);
  await ada.says(ours);
  await ben.reads(ours);
  // The search finds what is there.
  expect(await memoryOf(ada.page)).toContain(theirs);
  await ada.button('Next').click();
  await expect(ada.heading('Looking for someone to write with')).toBeVisible();
  const html = await ada.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('textarea, input')].map((field) => ('value' in field ? field.value : '')).join(' '));
  const memory = await memoryOf(ada.page);
  for (const text of [theirs, ours]) {
    expect(html).not.toContain(text);
    expect(memory.includes(text)).toBe(false);
  }
});

/** All strings that the page's scripts can still reach. */
async function memoryOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return snapshot;
}

async function watchTracks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const given: MediaStreamTrack[] = [];
    Reflect.set(globalThis, 'tracksGiven', given);
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      given.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The states of all tracks that were ever given, each state once. */
function tracksOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const given: MediaStreamTrack[] = Reflect.get(globalThis, 'tracksGiven');
    return [...new Set(given.map(({ readyState }) => readyState))];
  });
}
