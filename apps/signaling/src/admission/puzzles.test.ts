import { MemorySpent } from '@visavis/admission';
import { LIMITS } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { Puzzles } from './puzzles.ts';
import { solved } from '../testing/solved.ts';

const [HOME, ELSEWHERE] = ['H'.repeat(43), 'E'.repeat(43)];
const NOW = 1_800_000_000_000;

function twoNodes() {
  const clock = { now: NOW };
  const spent = new MemorySpent({ now: () => clock.now });
  const node = (key = new Uint8Array(32)) => new Puzzles({ key, spent, now: () => clock.now });
  return { clock, one: node(), other: node(), stranger: node(new Uint8Array(32).fill(1)) };
}

/** The solution with something in it changed. */
const forged = (solution: string, find: RegExp, put: string): string => {
  const changed = solution.replace(find, put);
  expect(changed).not.toBe(solution);
  return changed;
};

describe('a puzzle', () => {
  test('[L7] is solved as ALTCHA’s own code does it, and counts at another node', async () => {
    const { one, other } = twoNodes();
    expect(await other.isSolved(await solved(await one.make(HOME)), HOME)).toBe(true);
  });

  test('[L7] fits into its messages, and its solution too', async () => {
    const { one } = twoNodes();
    const puzzle = await one.make(HOME);
    const solution = await solved(puzzle);
    for (const text of [puzzle, solution]) expect(text.length).toBeLessThanOrEqual(LIMITS.puzzleLength);
    expect(JSON.stringify({ type: 'solve', solution }).length).toBeLessThanOrEqual(LIMITS.controlBytes);
  });

  test('shows neither the network’s address nor the name by which it is banned', async () => {
    const { one } = twoNodes();
    expect(await one.make(HOME)).not.toContain(HOME.slice(0, 8));
  });

  test('[L7] [Z2] serves once, at whichever node', async () => {
    const { one, other } = twoNodes();
    const solution = await solved(await one.make(HOME));
    expect([await other.isSolved(solution, HOME), await one.isSolved(solution, HOME), await other.isSolved(solution, HOME)]).toEqual([true, false, false]);
  });

  test('[L7] serves only the network that got it', async () => {
    const { one } = twoNodes();
    expect(await one.isSolved(await solved(await one.make(HOME)), ELSEWHERE)).toBe(false);
  });

  test('[L7] serves for five minutes', async () => {
    const { clock, one } = twoNodes();
    const [early, late] = [await solved(await one.make(HOME)), await solved(await one.make(HOME))];
    clock.now = NOW + 299_999;
    expect(await one.isSolved(early, HOME)).toBe(true);
    clock.now = NOW + 300_000;
    expect(await one.isSolved(late, HOME)).toBe(false);
  });

  test('[Z2] is spent by a wrong solution too', async () => {
    const { one } = twoNodes();
    const solution = await solved(await one.make(HOME));
    expect(await one.isSolved(forged(solution, /"derivedKey":"../, '"derivedKey":"ZZ'.replace('ZZ', solution.includes('"derivedKey":"00') ? '11' : '00')), HOME)).toBe(false);
    expect(await one.isSolved(solution, HOME)).toBe(false);
  });

  test('of somebody else’s making is none, and spends nothing', async () => {
    const { one, stranger } = twoNodes();
    const solution = await solved(await one.make(HOME));
    expect(await stranger.isSolved(solution, HOME)).toBe(false);
    expect(await one.isSolved(forged(solution, /"expiresAt":\d+/, '"expiresAt":9999999999'), HOME)).toBe(false);
    expect(await one.isSolved(forged(solution, /"keyPrefix":"[\da-f]+"/, '"keyPrefix":"00"'), HOME)).toBe(false);
    expect(await one.isSolved(solution, HOME)).toBe(true);
  });

  test.each([[''], ['{}'], ['null'], ['[1]'], ['{"challenge":{},"solution":{}}'], ['x'.repeat(1_200)], ['{"challenge":{"parameters":{"algorithm":"SHA-256","cost":0}}}']])('is not solved by %j', async (solution) => {
    const { one } = twoNodes();
    expect(await one.isSolved(solution, HOME)).toBe(false);
  });
});
