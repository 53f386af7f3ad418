import { EvilNewcomer } from '../fixtures/evil-newcomer.ts';
import { pathReport } from '../fixtures/peer-connections.ts';
import type { Person } from '../fixtures/person.ts';
import { expect, test as base } from '../fixtures/test.ts';

const TEXT = { mode: 'text', connection: 'shielded' } as const;
const VIDEO = { mode: 'video', connection: 'shielded' } as const;
const SIGNATURE = Buffer.alloc(64, 9).toString('base64url');
const NONCE = Buffer.alloc(32, 3).toString('base64url');

const test = base.extend<{ evil: EvilNewcomer; victim: Person }>({
  evil: async ({ browsers, product }, use) => {
    const evil = await EvilNewcomer.open(await browsers({ cameras: 1, allows: true }), product.origin);
    await use(evil);
    await evil.goHome();
  },
  /** In a text call with the evil one, who has behaved so far. */
  victim: async ({ evil, person }, use) => {
    const victim = await person();
    await victim.findByText();
    await evil.newcomer.finds(TEXT);
    await evil.newcomer.is('in a call');
    await use(victim);
  },
});

test.use({ checksPictures: false });

const messagesOf = (victim: Person) => victim.page.getByRole('log').locator('.message__text');

test('a partner who sends every address in a shielded call learns none, and none of theirs is used', async ({ browsers, person, product }) => {
  const evil = await EvilNewcomer.unshielded(await browsers({ cameras: 1, allows: true }), product.origin);
  const victim = await person();
  await victim.findByVideo();
  await evil.newcomer.finds(VIDEO);
  await Promise.all([victim.seesPartner(), evil.newcomer.seesPartner()]);

  expect(await evil.told()).toContain('host');
  const report = await pathReport(victim.page);
  expect(new Set(report.gathered)).toEqual(new Set(['relay']));
  expect(report.selected).toEqual(['relay', 'relay']);
  const candidates = report.descriptions.flatMap((sdp) => sdp.split('\r\n').filter((line) => line.startsWith('a=candidate:')));
  expect(candidates.filter((line) => !line.includes(' typ relay'))).toEqual([]);
  expect(await remoteTypes(victim)).toEqual(['relay']);
  await evil.goHome();
});

test('what is no message, or a far too long one, ends nothing and shows nothing', async ({ evil, victim }) => {
  await evil.puts(
    '',
    '{',
    'null',
    '[]',
    '{"type":"text"}',
    '{"type":"__proto__"}',
    '{"type":"devices","camera":"yes","microphone":1}',
    '{"type":"typing","on":true,"more":1}',
    { type: 'text', sequence: 1, text: 'x'.repeat(1_001), signature: SIGNATURE },
    { type: 'text', sequence: 1, text: '', signature: SIGNATURE },
    { type: 'text', sequence: 0, text: 'x', signature: SIGNATURE },
    { type: 'text', sequence: 2 ** 40, text: 'x', signature: SIGNATURE },
    'x'.repeat(60_000),
  );
  await evil.putsBytes(50_000);
  await evil.newcomer.says('Still a call');
  await expect(messagesOf(victim)).toHaveText(['Still a call']);
  await victim.says('It is');
  await evil.newcomer.reads('It is');
});

test('a text that is not signed, or not by the partner, is not shown', async ({ evil, victim }) => {
  await evil.puts(
    { type: 'text', text: 'unsigned' },
    { type: 'text', sequence: 1, text: 'signed by nobody', signature: SIGNATURE },
    { type: 'text', sequence: 1, text: 'no signature', signature: '' },
  );
  await evil.newcomer.says('signed');
  await expect(messagesOf(victim)).toHaveText(['signed']);
});

test('a thousand messages a second: the page answers at once, and its memory does not grow', async ({ evil, victim }) => {
  const session = await victim.page.context().newCDPSession(victim.page);
  const used = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await used();
  for (const message of [{ type: 'typing', on: true }, { type: 'direct', agreed: true }, { type: 'text', sequence: 1, text: 'x'.repeat(900), signature: SIGNATURE }]) {
    const flood = evil.floods(1_000, 2, message);
    const began = performance.now();
    await victim.button('Report').click();
    await expect(victim.heading('Report this person')).toBeVisible();
    await victim.button('Cancel').click();
    expect(performance.now() - began).toBeLessThan(2_000);
    await flood;
  }
  expect((await used()) - before).toBeLessThan(4_000_000);
  await expect(messagesOf(victim)).toHaveCount(0);
  // Once it is quiet, there is room for a message again.
  await evil.newcomer.says('After the flood');
  await expect(messagesOf(victim)).toHaveText(['After the flood'], { timeout: 20_000 });
});

test('texts that are markup, turn the other way, tower, or go on for ever stay texts in their own place', async ({ evil, victim }) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>';
  const turned = '\u202Eesrever\u2066 \u200Fmore';
  const tower = `z${'\u0335\u0321\u034E\u0301'.repeat(100)}algo`;
  const long = 'w'.repeat(1_000);
  const { title, box } = await victim.page.evaluate(() => ({ title: document.title, box: document.documentElement.scrollWidth }));
  for (const text of [markup, turned, tower, long]) await evil.newcomer.says(text);
  await expect(messagesOf(victim)).toHaveCount(4);

  await expect(messagesOf(victim).first()).toHaveText(markup);
  await expect(victim.page.locator('[role="log"] :is(img, script, b)')).toHaveCount(0);
  expect(await victim.page.title()).toBe(title);
  // Nothing around them is turned, covered or pushed out of the window.
  expect(await victim.page.evaluate(() => document.documentElement.scrollWidth)).toBe(box);
  const [, , third, fourth] = await messagesOf(victim).all();
  if (third === undefined || fourth === undefined) throw new Error('no messages');
  const heights = await third.evaluate((text) => [text.getBoundingClientRect().height, Number.parseFloat(getComputedStyle(text).lineHeight) || 24]);
  expect(heights[0]).toBeLessThan(3 * (heights[1] ?? 0));
  const marks = await third.evaluate((text) => Math.max(0, ...(text.textContent.match(/\p{M}+/gu) ?? []).map((run) => [...run].length)));
  expect(marks).toBeLessThanOrEqual(4);
  await expect(victim.page.locator('[role="log"] bdi.message__text')).toHaveCount(4);
  await expect(victim.button('Leave')).toBeInViewport({ ratio: 1 });
});

test('to agree to direct again and again changes nothing without the visitor', async ({ browsers, person, product }) => {
  const evil = await EvilNewcomer.open(await browsers({ cameras: 1, allows: true }), product.origin);
  const victim = await person();
  await victim.findByVideo();
  await evil.newcomer.finds(VIDEO);
  await Promise.all([victim.seesPartner(), evil.newcomer.seesPartner()]);
  for (let time = 0; time < 20; time += 1) await evil.puts({ type: 'direct', agreed: true }, { type: 'direct', agreed: false });
  await evil.puts({ type: 'direct', agreed: true });
  await expect(victim.reading('Shielded: your partner can’t see your IP address')).toBeVisible();
  await victim.seesPartner();
  const report = await pathReport(victim.page);
  expect(new Set(report.gathered)).toEqual(new Set(['relay']));
  expect(report.selected).toEqual(['relay', 'relay']);
  await evil.goHome();
});

for (const [what, messages] of [
  ['a reveal before there is a commitment', [{ type: 'sas-reveal', run: 2, nonce: NONCE }]],
  ['a nonce that nobody asked for', [{ type: 'sas-nonce', run: 2, nonce: NONCE }]],
  ['a commitment twice', [{ type: 'sas-commit', run: 2, commitment: NONCE }, { type: 'sas-commit', run: 2, commitment: NONCE }]],
] as const) {
  test(`${what}: the call says that it is not verified, and goes on`, async ({ evil, victim }) => {
    await evil.puts(...messages);
    await expect(victim.page.getByRole('button', { name: 'Not verified' })).toBeVisible();
    await victim.page.getByRole('button', { name: 'Not verified' }).click();
    await expect(victim.heading('This call is not verified')).toBeVisible();
    await evil.newcomer.says('Still a call');
    await expect(messagesOf(victim)).toHaveText(['Still a call']);
  });
}

/** Types of the candidates that this one's connection was told of, as it knows them. */
function remoteTypes({ page }: Person): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const made: unknown = Reflect.get(globalThis, 'peerConnectionsMade');
    const connections = Array.isArray(made) ? made.filter((item) => item instanceof RTCPeerConnection) : [];
    const types = new Set<string>();
    for (const connection of connections.filter(({ connectionState }) => connectionState === 'connected')) {
      for (const [, report] of await connection.getStats()) if (report['type'] === 'remote-candidate') types.add(report['candidateType']);
    }
    return [...types];
  });
}
