import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromWorker, readToWorker, SIDE } from './check-message.ts';

const picture = { width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE * 4) };
const likelihood = { Drawing: 0.1, Hentai: 0.1, Neutral: 0.6, Porn: 0.1, Sexy: 0.1 };

describe('what the two sides say', () => {
  it('is read', () => {
    expect(readToWorker({ type: 'check', turn: 3, picture })).toEqual({ type: 'check', turn: 3, picture });
    for (const message of [{ type: 'ready' }, { type: 'failed' }, { type: 'unjudged', turn: 1 }, { type: 'checked', turn: 1, likelihood }]) {
      expect(readFromWorker(message)).toEqual(message);
    }
  });

  it.each([
    { ...likelihood, Porn: 1.1 },
    { ...likelihood, Porn: -0.1 },
    { ...likelihood, Porn: Number.NaN },
    { ...likelihood, Porn: 0.9 },
    { ...likelihood, Other: 0 },
    { Drawing: 1 },
    [0.1, 0.1, 0.6, 0.1, 0.1],
  ])('is no answer with %o', (wrong) => {
    expect(readFromWorker({ type: 'checked', turn: 1, likelihood: wrong })).toBeNull();
  });

  it('is nothing where it is garbage', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readToWorker(data)).toBeNull();
        expect(readFromWorker(data)).toBeNull();
      }),
    );
  });
});
