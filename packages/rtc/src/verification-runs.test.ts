import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RENEW_MS, RESTART_MS } from './call-state.ts';
import { type CallEnd, createEndKeys, type EndKeys, startEnd, startPair } from './fake-call.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

const statesOf = (one: CallEnd) => one.eventsOf('verification').map(({ state }) => state);
const signsOf = (one: CallEnd) => {
  const last = statesOf(one).at(-1);
  return last?.kind === 'ready' ? last.signs.map(({ name }) => name).join(' ') : null;
};

async function verified(pair: ReturnType<typeof startPair>): Promise<string> {
  await vi.waitFor(() => {
    expect(signsOf(pair.polite)).not.toBeNull();
    expect(signsOf(pair.polite)).toBe(signsOf(pair.impolite));
  });
  return `${signsOf(pair.polite)}`;
}

/** Waits until both show other signs than these. */
async function verifiedAgain(pair: ReturnType<typeof startPair>, than: string): Promise<string> {
  await vi.waitFor(() => expect([signsOf(pair.polite), signsOf(pair.impolite)]).not.toContain(than));
  return verified(pair);
}

/** What WebCrypto has begun comes to its end, and what was to follow has followed. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

function rebuild(pair: ReturnType<typeof startPair>): void {
  pair.impolite.fake().become('failed');
  pair.impolite.clock.pass(RESTART_MS + RENEW_MS);
  pair.connect();
}

describe('[D8] the runs of a match', () => {
  it('give both the same signs as soon as the channel is open', async () => {
    const pair = startPair(keys);
    pair.connect();
    await verified(pair);
    expect(statesOf(pair.polite)[0]).toEqual({ kind: 'waiting' });
  });

  it('begin anew for a rebuilt connection, which nobody has verified', async () => {
    const pair = startPair(keys);
    pair.connect();
    const first = await verified(pair);
    rebuild(pair);
    expect(signsOf(pair.polite)).toBeNull();
    expect(await verifiedAgain(pair, first)).not.toBe(first);
  });

  it.each(['polite', 'impolite'] as const)('begin anew when the %s side wants it, three times in all', async (role) => {
    const pair = startPair(keys);
    pair.connect();
    const first = await verified(pair);
    pair[role].call.verifyAgain();
    const second = await verifiedAgain(pair, first);
    pair[role].call.verifyAgain();
    await verifiedAgain(pair, second);
    pair[role].call.verifyAgain();
    await vi.waitFor(() => expect(statesOf(pair[role]).at(-1)).toMatchObject({ kind: 'failed', reason: 'runs', runsLeft: 0 }));
  });

  it('are counted by the impolite side, also where one of them was lost with its connection', async () => {
    const pair = startPair(keys);
    pair.connect();
    const first = await verified(pair);
    pair.impolite.fake().channel.deliver = () => {};
    pair.impolite.call.verifyAgain();
    rebuild(pair);
    await verifiedAgain(pair, first);
  });

  it('are failed where the certificates cannot be told, and stay so', async () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'impolite', own, partner });
    one.fake().channel.open();
    one.fake().channel.receive({ type: 'sas-commit', run: 1, commitment: 'A'.repeat(43) });
    await vi.waitFor(() => expect(statesOf(one).at(-1)).toEqual({ kind: 'failed', reason: 'invalid', runsLeft: 3 }));
    one.call.verifyAgain();
    expect(one.fake().channel.sent).toEqual([]);
  });

  it('are no more than three, whatever a partner asks for', async () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'impolite', own, partner });
    const certificate = (byte: string) => Array(32).fill(byte).join(':');
    one.fake().certify(certificate('0A'), certificate('0B'));
    one.fake().channel.open();
    await vi.waitFor(() => expect(one.fake().channel.sent).toHaveLength(1));
    const runs = () => one.fake().channel.sent.map((message) => (message as { run: number }).run);
    for (const [asked, begun] of [[3, [1]], [2, [1, 2]], [2, [1, 2]], [1, [1, 2]], [3, [1, 2, 3]], [2, [1, 2, 3]]] as const) {
      one.fake().channel.receive({ type: 'verify-again', run: asked });
      await vi.waitFor(() => expect(runs()).toEqual(begun));
    }
    await settle();
    expect(runs()).toEqual([1, 2, 3]);
  });

  it('only count on: a commitment of an earlier run is no other try', async () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'polite', own, partner });
    const certificate = (byte: string) => Array(32).fill(byte).join(':');
    one.fake().certify(certificate('0A'), certificate('0B'));
    one.fake().channel.open();
    const commit = (run: number) => one.fake().channel.receive({ type: 'sas-commit', run, commitment: 'A'.repeat(43) });
    for (const run of [2, 1, 1]) commit(run);
    await vi.waitFor(() => expect(one.fake().channel.sent).toHaveLength(1));
    for (const run of [1, 3, 2, 1]) commit(run);
    await settle();
    expect(one.fake().channel.sent).toMatchObject([
      { type: 'sas-nonce', run: 2 },
      { type: 'sas-nonce', run: 3 },
    ]);
  });
});
