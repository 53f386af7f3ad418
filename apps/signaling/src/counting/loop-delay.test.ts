import { afterEach, expect, test, vi } from 'vitest';
import { LoopDelayMeter } from './loop-delay.ts';

const STALL_MS = 120;
let meter: LoopDelayMeter;
afterEach(() => meter.close());

function stall(): void {
  const end = performance.now() + STALL_MS;
  while (performance.now() < end);
}

test('sees a stall, in this window and the next, and then no more', async () => {
  meter = new LoopDelayMeter();
  // The monitor has ticked: from here on it knows of every delay.
  await vi.waitFor(() => expect(meter.isRunning).toBe(true), { interval: 5 });
  stall();
  await vi.waitFor(() => expect(meter.read().max).toBeGreaterThan(STALL_MS / 2 / 1_000), { interval: 5 });
  const { p50, max } = meter.read();
  expect(p50).toBeLessThanOrEqual(max);
  meter.turn();
  expect(meter.read().max).toBe(max);
  meter.turn();
  expect(meter.read().max).toBeLessThan(max);
});
