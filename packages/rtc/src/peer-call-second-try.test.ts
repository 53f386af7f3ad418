import { beforeAll, describe, expect, it } from 'vitest';
import { CONNECT_MS, FIRST_TRY_MS } from './call-state.ts';
import { type CallEnd, createEndKeys, type EndKeys, startEnd, startPair } from './fake-call.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

const statesOf = (one: CallEnd) => one.eventsOf('state').map(({ state }) => state.kind);

describe('[N6] a call that does not come to stand', () => {
  it('is tried on a second connection by both, who are told nothing of it', () => {
    const pair = startPair(keys);
    pair.polite.clock.pass(FIRST_TRY_MS);
    for (const one of [pair.polite, pair.impolite]) expect(one.fakes).toHaveLength(2);
    pair.connect();
    for (const one of [pair.polite, pair.impolite]) {
      expect(one.fakes.map(({ closed }) => closed)).toEqual([true, false]);
      expect(statesOf(one)).toEqual(['connected']);
    }
  });

  it('is followed to its second connection, and has no third', () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'polite', own, partner });
    one.clock.pass(FIRST_TRY_MS - 1);
    one.call.handle({ type: 'rebuild', connection: 2 });
    expect(one.fakes).toHaveLength(2);
    one.clock.pass(CONNECT_MS);
    expect(statesOf(one)).toEqual(['failed']);
    expect(one.fakes.map(({ closed }) => closed)).toEqual([true, true]);
    expect(one.sent.filter(({ type }) => type === 'rebuild')).toEqual([]);
  });
});
