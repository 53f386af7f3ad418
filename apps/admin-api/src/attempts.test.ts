import { personal } from '@visavis/policy/personal';
import type { ClientAddress } from '@visavis/uws';
import { describe, expect, it } from 'vitest';
import { AttemptLimiter } from './attempt-limiter.ts';
import { Attempts } from './attempts.ts';
import { Refusal } from './refusal.ts';

const MINUTE_MS = 60_000;

describe('attempt limiter', () => {
  it('allows a key its attempts, then says how long to wait', () => {
    let now = 0;
    const limiter = new AttemptLimiter({ attempts: 2, windowMs: MINUTE_MS }, () => now);
    expect([limiter.spend('a'), limiter.spend('a')]).toEqual([0, 0]);
    now = 20_000;
    expect(limiter.spend('a')).toBe(40_000);
    expect(limiter.spend('b')).toBe(0);
    now = MINUTE_MS;
    expect(limiter.spend('a')).toBe(0);
  });

  it('holds no more keys than it may, and lets the oldest go', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: MINUTE_MS }, () => 0, 2);
    for (const key of ['a', 'b', 'c']) limiter.spend(key);
    expect(limiter.spend('c')).toBeGreaterThan(0);
    expect(limiter.spend('b')).toBeGreaterThan(0);
    expect(limiter.spend('a')).toBe(0);
  });
});

const address = (last: number): ClientAddress => personal('ip-address', new Uint8Array([192, 0, 2, last]));
const [HERE, ELSEWHERE] = [address(1), address(2)] as const;

describe('attempts', () => {
  const wrong = async () => {
    throw new Refusal('code-wrong');
  };
  const reasonOf = (run: Promise<unknown>) =>
    run.then(
      () => 'admitted',
      (error: unknown) => (error instanceof Refusal ? error.reason : 'other'),
    );

  const guessAt = (attempts: Attempts, from: ClientAddress) =>
    reasonOf(attempts.admit({ kind: 'sign-in', subject: 'owner', address: from }, wrong));

  it('stops the eleventh wrong guess of one network at one subject, and not its owner elsewhere', async () => {
    const attempts = new Attempts(() => 0);
    const reasons = await Promise.all(Array.from({ length: 200 }, () => guessAt(attempts, HERE)));
    expect(reasons.slice(0, 10)).toEqual(Array(10).fill('code-wrong'));
    expect(new Set(reasons.slice(10))).toEqual(new Set(['too-many-attempts']));
    expect(await guessAt(attempts, ELSEWHERE)).toBe('code-wrong');
  });

  it('stops the hundred and first wrong guess at one subject, from wherever it comes', async () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    const reasons = await Promise.all(Array.from({ length: 101 }, (_, index) => guessAt(attempts, address(index))));
    expect(reasons.slice(0, 100)).toEqual(Array(100).fill('code-wrong'));
    expect(reasons[100]).toBe('too-many-attempts');
    now = 15 * MINUTE_MS;
    expect(await guessAt(attempts, address(0))).toBe('code-wrong');
  });

  it('stops the thirty-first wrong guess from one network, at whatever it aims', async () => {
    const attempts = new Attempts(() => 0);
    const guess = (index: number) =>
      reasonOf(attempts.admit({ kind: 'sign-in', subject: `${index}`, address: HERE }, wrong));
    const reasons = await Promise.all(Array.from({ length: 31 }, (_, index) => guess(index)));
    expect(reasons[29]).toBe('code-wrong');
    expect(reasons[30]).toBe('too-many-attempts');
  });

  it('does not count what succeeds', async () => {
    const attempts = new Attempts(() => 0);
    for (let round = 0; round < 200; round += 1) {
      await attempts.admit({ kind: 'sign-in', subject: 'owner', address: HERE }, async () => undefined);
    }
    expect(await reasonOf(attempts.admit({ kind: 'sign-in', subject: 'owner', address: HERE }, wrong))).toBe(
      'code-wrong',
    );
  });

  it('takes a one-time code once, and again when it may have come round', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    attempts.spendCode('owner', '123456');
    attempts.spendCode('another', '123456');
    expect(() => attempts.spendCode('owner', '123456')).toThrow('code-wrong');
    now = 3 * MINUTE_MS;
    attempts.spendCode('owner', '123456');
  });
});
