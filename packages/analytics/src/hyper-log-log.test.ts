import fc from 'fast-check';
import { HyperLogLog as Oracle } from 'hyperlolo';
import { describe, expect, it } from 'vitest';
import { DISTINCT_STANDARD_ERROR, HyperLogLog } from './hyper-log-log.ts';
import { seededTags } from './seeded-random.test-support.ts';

const tag = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

function sketchOf(tags: Iterable<bigint>): HyperLogLog {
  const sketch = new HyperLogLog();
  for (const one of tags) sketch.add(one);
  return sketch;
}

function* distinct(count: number, seed: number): Generator<bigint> {
  const next = seededTags(seed);
  for (let one = 0; one < count; one += 1) yield next();
}

describe('HyperLogLog', () => {
  it('puts a tag where its first twelve bits say, at the rank of the zeros after them', () => {
    const written = fc.record({ register: fc.nat(4_095), zeros: fc.nat(52), rest: fc.bigInt({ min: 0n, max: 2n ** 52n - 1n }) });
    fc.assert(
      fc.property(written, ({ register, rest, zeros }) => {
        const start = register.toString(2).padStart(12, '0') + '0'.repeat(zeros);
        const bits = (start + (zeros < 52 ? '1' : '') + rest.toString(2).padStart(52, '0')).slice(0, 64);
        const { registers } = sketchOf([BigInt(`0b${bits}`)]);
        expect(registers[register]).toBe(zeros + 1);
        expect(registers.filter((rank) => rank > 0)).toHaveLength(1);
      }),
    );
  });

  it('estimates nobody as 0, and one as 1', () => {
    expect(new HyperLogLog().estimate()).toBe(0);
    expect(sketchOf([77n, 77n]).estimate()).toBeCloseTo(1, 3);
  });

  it.each([10, 100, 1_000, 5_000, 10_000, 20_000, 100_000, 500_000])(
    'counts %i within four standard errors, five times over',
    (count) => {
      for (let seed = 1; seed <= (count > 50_000 ? 2 : 5); seed += 1) {
        const estimate = sketchOf(distinct(count, seed * 1_000_003 + count)).estimate();
        expect(Math.abs(estimate / count - 1)).toBeLessThan(4 * DISTINCT_STANDARD_ERROR);
      }
    },
  );

  it.each([3_000, 10_000, 30_000])('is right on average for %i, with the stated error', (count) => {
    const errors = Array.from({ length: 60 }, (_, seed) => sketchOf(distinct(count, 7_000 + seed)).estimate() / count - 1);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(Math.abs(mean)).toBeLessThan((4 * DISTINCT_STANDARD_ERROR) / Math.sqrt(errors.length));
    // The spread of 60 errors is itself known to √(1/120), so 1 + 4 · 0.091 of the stated one at most.
    expect(spread).toBeLessThan(1.37 * DISTINCT_STANDARD_ERROR);
  });

  it('merges into the sketch of the union, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 200 }), fc.array(tag, { maxLength: 200 }), (left, right) => {
        const merged = sketchOf(left);
        merged.merge(sketchOf(right));
        expect(merged.registers).toEqual(sketchOf([...left, ...right]).registers);
      }),
    );
  });

  it('travels as its registers, which are copies', () => {
    const sketch = sketchOf(distinct(1_000, 5));
    const { registers } = sketch;
    const arrived = new HyperLogLog(registers);
    registers.fill(0);
    expect(arrived.registers).toEqual(sketch.registers);
    expect(arrived.estimate()).toBe(sketch.estimate());
  });

  it.each([
    ['too few', new Uint8Array(4_095)],
    ['too many', new Uint8Array(4_097)],
    ['a rank that no tag has', new Uint8Array(4_096).fill(54)],
  ])('refuses %s registers', (_, registers) => {
    expect(() => new HyperLogLog(registers)).toThrow(RangeError);
  });
});

describe('next to hyperlolo 0.4.0', () => {
  it.each([10, 100, 1_000, 3_000, 30_000, 100_000, 300_000])('reads the same number from the same registers of %i', (count) => {
    const sketch = sketchOf(distinct(count, count));
    const theirs = withRegisters(sketch.registers).count();
    // Theirs is the estimator of 2007, which is biased about where it changes its method (Heule et al. 2013): no 10,000 here.
    expect(Math.abs(sketch.estimate() / theirs - 1)).toBeLessThan(DISTINCT_STANDARD_ERROR / 2);
  });

  it('merges as it does', () => {
    const left = sketchOf(distinct(4_000, 11));
    const right = sketchOf(distinct(9_000, 12));
    const theirs = withRegisters(left.registers).merge(withRegisters(right.registers));
    left.merge(right);
    expect(registersOf(theirs)).toEqual(left.registers);
  });
});

const HEADER = `${JSON.stringify({ precision: 12, hasherId: 'jenkins32', collisionAdjustment: true, boundAdjustments: true })}\0`;

function withRegisters(registers: Uint8Array): Oracle {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(registers.length);
  return Oracle.deserialize(Buffer.concat([Buffer.from(HEADER), length, registers]));
}

const registersOf = (oracle: Oracle): Uint8Array => Uint8Array.from(oracle.serialize().subarray(-4_096));
