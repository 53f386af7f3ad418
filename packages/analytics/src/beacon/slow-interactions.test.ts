import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slowInteractions } from './slow-interactions.ts';

const entry = (interactionId: number, duration: number) => ({ interactionId, duration }) as PerformanceEntry & { interactionId: number };

function after(...latencies: readonly number[]) {
  const interactions = slowInteractions();
  latencies.forEach((ms, index) => interactions.add(entry(index + 1, ms)));
  return interactions;
}

describe('the latency of interactions', () => {
  it('is none where nobody did anything', () => {
    expect(after().latency(0)).toBeUndefined();
  });

  it('is the least step where all were too quick to be told', () => {
    expect(after().latency(3)).toBe(8);
  });

  it('is the slowest of up to 49, and leaves out one of every 50', () => {
    const interactions = after(100, 300, 200);
    expect([1, 49, 50, 99, 100].map((count) => interactions.latency(count))).toEqual([300, 300, 200, 200, 100]);
  });

  it('is of the slowest event of an interaction, whatever order they come in', () => {
    const interactions = slowInteractions();
    for (const duration of [48, 120, 64]) interactions.add(entry(7, duration));
    expect(interactions.latency(1)).toBe(120);
    expect(interactions.size).toBe(1);
  });

  it('leaves out events of no interaction, such as a moving pointer', () => {
    const interactions = slowInteractions();
    interactions.add(entry(0, 900));
    expect(interactions.latency(0)).toBeUndefined();
  });

  it('keeps the ten slowest of any number', () => {
    const many = fc.array(fc.nat(2_000), { maxLength: 600 });
    fc.assert(
      fc.property(many, (latencies) => {
        const interactions = after(...latencies);
        const ranked = latencies.toSorted((a, b) => b - a);
        const index = Math.min(ranked.length - 1, 9, Math.floor(latencies.length / 50));
        expect(interactions.size).toBe(Math.min(10, latencies.length));
        expect(interactions.latency(latencies.length)).toBe(ranked[index]);
      }),
      { numRuns: 50 },
    );
  });
});
