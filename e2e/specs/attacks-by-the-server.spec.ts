import { generateKeyPairSync } from 'node:crypto';
import { FaultLine, type Faults, flipped } from '../fixtures/fault-line.ts';
import { Middle } from '../fixtures/middle.ts';
import type { Person } from '../fixtures/person.ts';
import { signsOf } from '../fixtures/signs.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

/** The end of a call that could not be made or was not safe, in words. */
const ENDED = /You two could not be connected|We ended this call to keep you safe|Your partner left|The connection broke|We did not let this call begin/;
/** A call without a connection is given up in 15 s (N6). */
const GIVEN_UP_MS = 40_000;

/** An uncompressed point of P-256 whose private key only the server has. */
function keyOfServer(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('base64url');
}

const onMatched = (change: Readonly<Record<string, unknown>>): Faults => ({
  toPage: (message) => (message['type'] === 'matched' ? { ...message, ...change } : message),
});

/** Found out at once, before there is a call. */
const EXPOSES = 'a direct call in place of a shielded one';

/** What a server does to one of the two; all of it to text calls, which need no camera to be told apart from one another. */
const LIES: Readonly<Record<string, () => Faults>> = {
  'its own key in place of the partner’s': () => onMatched({ partnerKey: keyOfServer() }),
  'a key that is no point of the curve': () => onMatched({ partnerKey: Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url') }),
  'the same role for both': () => ({
    toPage: (message) => (message['type'] === 'matched' ? { ...message, role: message['role'] === 'polite' ? 'impolite' : 'polite' } : message),
  }),
  [EXPOSES]: () => onMatched({ connection: 'direct' }),
  'another match for each': () => onMatched({ match: Buffer.alloc(16, 7).toString('base64url') }),
  'a bit flipped in each sealed frame': () => ({ frameToPage: (frame) => [flipped(frame)] }),
  'no sealed frame at all': () => ({ frameToPage: () => [] }),
  'the second sealed frame before the first': () => {
    let first: Buffer | undefined;
    return {
      frameToPage(frame, number) {
        if (number === 1) first = frame;
        if (number === 1 || first === undefined) return [];
        return number === 2 ? [frame, first] : [frame];
      },
    };
  },
};

test('whatever the server lies about, no call comes of it, and both are told', async ({ person }) => {
  const told: Promise<void>[] = [];
  for (const [lie, faultsOf] of Object.entries(LIES)) {
    const ada = await person();
    const line = await FaultLine.before(ada.page, faultsOf());
    const ben = await person();
    await ada.findByText();
    await ben.findByText();
    await line.matched;
    // Most are given up after a while; all of them at the same time.
    told.push(test.step(lie, () => neverMeet(ada, ben)));
    if (lie === EXPOSES) told.push(expect(ada.heading('We did not let this call begin')).toBeVisible());
  }
  await Promise.all(told);
});

test('each sealed frame three times is the same call', async ({ person }) => {
  const ada = await person();
  await FaultLine.before(ada.page, { frameToPage: (frame) => [frame, frame, frame], frameToServer: (frame) => [frame, frame] });
  const ben = await person();
  await ada.findByText();
  await ben.findByText();
  await ben.says('Once is enough');
  await ada.reads('Once is enough');
  expect(await signsOf(ada)).toEqual(await signsOf(ben));
});

test('frames that the server made itself end the call after three, with words', async ({ person }) => {
  const ada = await person();
  const line = await FaultLine.before(ada.page);
  const ben = await person();
  await ada.findByText();
  await ben.findByText();
  await ben.says('Safe so far');
  await ada.reads('Safe so far');
  for (let number = 1; number <= 3; number += 1) line.inject(Buffer.concat([Buffer.of(1), Buffer.alloc(7), Buffer.of(100 + number), Buffer.alloc(247, number)]));
  await expect(ada.heading('We ended this call to keep you safe')).toBeVisible();
  await expect(ben.heading('Your partner left')).toBeVisible();
});

test('a stranger in the middle, who is in a call with each of the two and passes the pictures on, has other signs with each', async ({ browsers, person, product }) => {
  const ada = await person();
  const ben = await person();
  const middle = await Middle.open(await browsers({ cameras: 1, allows: true }), product.origin);
  await ada.findByVideo();
  await middle.meets('left');
  await ben.findByVideo();
  await middle.meets('right');
  await middle.passesOn();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);

  const [adas, bens] = [await signsOf(ada), await signsOf(ben)];
  expect(adas).toHaveLength(7);
  expect(bens).toHaveLength(7);
  expect(adas).not.toEqual(bens);
  // Those that are always shown differ as well: nobody has to unfold the rest to see it.
  expect(adas.slice(0, 4)).not.toEqual(bens.slice(0, 4));
  await middle.goHome();
});

test('two who meet without anybody in between have the same signs', async ({ pair }) => {
  const [ada, ben] = pair;
  expect(await signsOf(ada)).toEqual(await signsOf(ben));
});

async function neverMeet(ada: Person, ben: Person): Promise<void> {
  for (const { page } of [ada, ben]) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ENDED, { timeout: GIVEN_UP_MS });
    await expect(page.getByRole('textbox', { name: 'Message' })).toHaveCount(0);
  }
  expect(await candidatesOf(ada)).toEqual([]);
}

/** Candidates of any kind but the relay’s, in what this one described. */
function candidatesOf({ page }: Person): Promise<readonly string[]> {
  return page.evaluate(() => {
    const made: unknown = Reflect.get(globalThis, 'peerConnectionsMade');
    const connections = Array.isArray(made) ? made.filter((item) => item instanceof RTCPeerConnection) : [];
    return connections.flatMap((one) => (one.localDescription?.sdp ?? '').split('\r\n').filter((line) => line.startsWith('a=candidate:') && !line.includes(' typ relay')));
  });
}
