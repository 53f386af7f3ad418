import { setTimeout as after } from 'node:timers/promises';
import { BreakableLine } from '../fixtures/breakable-line.ts';
import { BreakablePath, relayProcess } from '../fixtures/breakable-path.ts';
import { killCapture, setCameraPermission } from '../fixtures/camera-loss.ts';
import { visitorOf } from '../fixtures/browser.ts';
import { framesAgain } from '../fixtures/frames-again.ts';
import { Person } from '../fixtures/person.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { watchPicture } from '../fixtures/watched-picture.ts';

// How long a fault lasts is what is tested here, so these are waits for the clock, not for a state.

/** The picture is back within this, counted from the end of what took it away. */
const BACK_MS = 5_000;

interface BreakablePair {
  readonly ada: Person;
  readonly ben: Person;
  /** Ada's way to the relay. */
  readonly path: BreakablePath;
}

const test = base.extend<{ breakable: BreakablePair }>({
  breakable: async ({ product, browsers, person }, use) => {
    const path = await BreakablePath.to(product);
    const context = await visitorOf(await browsers({ cameras: 1, allows: true }));
    await path.leads(context);
    const ada = new Person(context, await context.newPage(), product.origin);
    const ben = await person();
    await ada.findByVideo();
    await ben.findByVideo();
    await Promise.all([ada.seesPartner(), ben.seesPartner()]);
    await use({ ada, ben, path });
    await ada.goHome();
    path.close();
  },
});

for (const [seconds, rung] of [
  [5, 'ICE starts again'],
  [12, 'ICE starts again with fresh credentials'],
] as const) {
  test(`one side’s path is cut for ${seconds} seconds, and ${rung}: the picture is back`, async ({ breakable: { ada, ben, path } }) => {
    path.cut();
    await after(seconds * 1_000);
    for (const one of [ada, ben]) await expect(one.reading('The connection broke.')).toBeVisible();
    path.mend();
    const back = await Promise.all([framesAgain(ada), framesAgain(ben)]);
    expect(Math.max(...back)).toBeLessThan(BACK_MS);
  });
}

test('one side’s path is cut for 40 seconds: each step is said, then both are told and look for somebody else', async ({ breakable: { ada, ben, path } }) => {
  path.cut();
  const began = performance.now();
  for (const words of ['Trying again on another way…', 'Trying again from the start; else you go back to the queue']) {
    for (const one of [ada, ben]) await expect(one.reading(words)).toBeVisible({ timeout: 25_000 });
  }
  for (const one of [ada, ben]) {
    await expect(one.heading('Looking for someone to talk to')).toBeVisible({ timeout: 25_000 });
    await expect(one.reading('You keep your place, and the search goes on.')).toBeVisible();
  }
  await after(Math.max(0, 40_000 - (performance.now() - began)));
  path.mend();
  // With the path mended, the next partner is seen again.
  await ada.button('Meet again').click();
  await ben.button('Meet again').click();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
});

test('a browser that does not negotiate at first: the second try stands', async ({ person }) => {
  const [ada, ben] = [await person(), await person()];
  await ada.page.addInitScript(() => {
    const Native = globalThis.RTCPeerConnection;
    let calls = 0;
    globalThis.RTCPeerConnection = class extends Native {
      #call = 0;
      override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
        if (label === 'visavis') this.#call = calls += 1;
        Object.assign(globalThis, { callConnections: calls });
        return super.createDataChannel(label, init);
      }
      override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
        if (this.#call === 1) throw new DOMException('not at first', 'OperationError');
        return super.setLocalDescription(description);
      }
    };
  });
  await ada.findByVideo();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  expect(await ada.page.evaluate(() => Reflect.get(globalThis, 'callConnections'))).toBe(2);
  await ada.says('At last');
  await ben.reads('At last');
});

for (const seconds of [5, 12]) {
  test(`the relay stands still for ${seconds} seconds: the picture is back`, async ({ product, pair }) => {
    const relay = await relayProcess(product);
    process.kill(relay, 'SIGSTOP');
    await after(seconds * 1_000);
    process.kill(relay, 'SIGCONT');
    const back = await Promise.all(pair.map(framesAgain));
    expect(Math.max(...back)).toBeLessThan(BACK_MS);
  });
}

// `nodes-killed` kills signaling itself; to these two it is gone for good, and the relay is not.
test('signaling is gone in the middle of a call: it goes on as if nothing were', async ({ person, product }) => {
  const line = await BreakableLine.to(product.port);
  const needs = { resolverRule: line.resolverRule };
  const pair = [await person(needs), await person(needs)] as const;
  for (const one of pair) await one.findByVideo();
  await Promise.all(pair.map((one) => one.seesPartner()));
  const standstills = await Promise.all(pair.map(watchPicture));
  line.break();
  for (const one of pair) await expect(one.reading('No link to our server. Your call goes on.')).toBeVisible();
  await pair[0].says('Still here');
  await pair[1].reads('Still here');
  await Promise.all(pair.map((one) => one.seesPartner()));
  line.mend();
  for (const one of pair) await expect(one.reading('No link to our server. Your call goes on.')).toBeHidden({ timeout: 30_000 });
  for (const standstill of standstills) expect(await standstill()).toBeLessThan(BACK_MS);
  line.close();
});

test('the camera is forbidden during a call, and allowed again: both are told, and the picture is back', async ({ person }) => {
  // Without the browser's own "always allow", so that what is forbidden stays so.
  const [ada, ben] = [await person({ allows: false }), await person()];
  await ada.page.context().grantPermissions(['camera', 'microphone'], { origin: ada.origin });
  await ada.findByVideo();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  await setCameraPermission(ada.page, 'denied');
  await expect(ada.reading('Your camera is gone, so your partner can’t see you.')).toBeVisible();
  await expect(ben.reading('Your partner’s camera is off')).toBeVisible();
  await ada.seesPartner();
  await setCameraPermission(ada.page, 'granted');
  await expect(ada.reading('Your camera is gone, so your partner can’t see you.')).toBeHidden({ timeout: BACK_MS });
  await expect(ben.reading('Your partner’s camera is off')).toBeHidden({ timeout: BACK_MS });
  await ben.seesPartner();
});

test('the service that cameras are read with dies: the picture is back, from a camera that was opened anew', async ({ person }) => {
  // A browser each: when one loses the service under two tabs, both open the camera again at the same moment, and Chromium itself may crash.
  const pair = [await person({ owner: 'Ada' }), await person({ owner: 'Ben' })];
  await Promise.all(pair.map((one) => one.findByVideo()));
  await Promise.all(pair.map((one) => one.seesPartner()));
  const selves = await Promise.all(pair.map(cameraTracks));
  await killCapture();
  for (const tracks of selves) await expect.poll(() => tracks.evaluate((list) => list.map(({ readyState }) => readyState))).toEqual(['ended']);
  const back = await Promise.all(pair.map(framesAgain));
  expect(Math.max(...back)).toBeLessThan(BACK_MS);
});

test('a frozen tab that wakes shows its partner again', async ({ pair }) => {
  const [ada, ben] = pair;
  const session = await ada.page.context().newCDPSession(ada.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await after(8_000);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  const back = await Promise.all([framesAgain(ada), framesAgain(ben)]);
  expect(Math.max(...back)).toBeLessThan(BACK_MS);
});

test('who looks at another page tells the partner, who sees words and no frozen picture', async ({ pair }) => {
  const [ada, ben] = pair;
  const look = (away: boolean): Promise<void> =>
    ada.page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, away);
  await look(true);
  await expect(ben.reading('Your partner looks at another page.')).toBeVisible();
  await look(false);
  await expect(ben.reading('Your partner looks at another page.')).toBeHidden();
  expect(await framesAgain(ben)).toBeLessThan(BACK_MS);
});

/** The track that the camera gave first. */
const cameraTracks = (one: Person) =>
  one.page.getByTestId('self-video').evaluateHandle((video) => {
    const stream = video instanceof HTMLVideoElement ? video.srcObject : null;
    return stream instanceof MediaStream ? stream.getVideoTracks() : [];
  });
