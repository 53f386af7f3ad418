import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualityReading } from './quality/quality-reading.ts';
import { planAt, rungFor, SEND_BOUNDS, type SendingDevice, type SendPlan, sendPlanFor } from './send-plan.ts';
import { sendingDeviceOf } from './send-plan-device.ts';
import { createSendPlanner, newLadder, stepLadder } from './send-plan-ladder.ts';

const laptop: SendingDevice = { pixels: 1_440 * 900, saveData: false };
const phone: SendingDevice = { ...laptop, pixels: 390 * 844 };
const reading = (
  level: QualityReading['level'],
  limitedBy: QualityReading['limitedBy'] = 'none',
): QualityReading => ({
  level,
  limitedBy,
  roundTripMs: 50,
  lostPercent: { good: 0, fair: 5, poor: 20 }[level],
  height: 720,
  framesPerSecond: 30,
  kilobitsPerSecond: 900,
});

const devices = fc.record({
  pixels: fc.option(fc.integer({ min: 1, max: 40_000_000 })),
  saveData: fc.boolean(),
});
const readings = fc
  .tuple(fc.constantFrom('good', 'fair', 'poor'), fc.constantFrom('network', 'processor', 'none'))
  .map(([level, limit]) => reading(level, limit));

function isNotMore(plan: SendPlan, than: SendPlan): void {
  expect(plan.maxBitrate).toBeLessThanOrEqual(than.maxBitrate);
  expect(plan.maxFramerate).toBeLessThanOrEqual(than.maxFramerate);
  expect(plan.scaleDownBy).toBeGreaterThanOrEqual(than.scaleDownBy);
}

describe('sendPlanFor', () => {
  it('sends a large screen over a good way all there is', () => {
    expect(sendPlanFor({ device: laptop, reading: reading('good') })).toEqual({
      maxBitrate: 1_500_000,
      scaleDownBy: 1,
      maxFramerate: 30,
      degradationPreference: 'maintain-framerate',
    });
  });

  it('begins with all there is, before anything is measured', () => {
    expect(sendPlanFor({ device: laptop, reading: null })).toEqual(planAt(laptop, 0, null));
  });

  it('sends less from a phone, and little where little is to be used', () => {
    expect(planAt(phone, 0, null)).toMatchObject({ maxBitrate: 900_000, maxFramerate: 24 });
    expect(planAt({ ...phone, saveData: true }, 0, null)).toMatchObject({ maxBitrate: 400_000 });
  });

  it('sends no less because the partner’s picture stands still over a good way', () => {
    const frozen = { ...reading('good'), level: 'poor' } as const;
    expect(sendPlanFor({ device: laptop, reading: frozen })).toEqual(planAt(laptop, 0, frozen));
  });

  it('lets an encoder that cannot keep up choose what to give up', () => {
    const plan = sendPlanFor({ device: laptop, reading: reading('good', 'processor') });
    expect(plan.degradationPreference).toBe('balanced');
    expect(plan.maxBitrate).toBeLessThan(1_500_000);
  });

  it('stays within its bounds for every device and way', () => {
    fc.assert(
      fc.property(devices, fc.option(readings), fc.integer({ min: -3, max: 9 }), (device, now, rung) => {
        for (const plan of [sendPlanFor({ device, reading: now }), planAt(device, rung, now)])
          for (const name of ['maxBitrate', 'scaleDownBy', 'maxFramerate'] as const) {
            expect(plan[name]).toBeGreaterThanOrEqual(SEND_BOUNDS[name][0]);
            expect(plan[name]).toBeLessThanOrEqual(SEND_BOUNDS[name][1]);
          }
      }),
    );
  });

  it('never sends more over a worse way, or from a lesser device', () => {
    fc.assert(
      fc.property(devices, readings, readings, (device, one, other) => {
        const [better, worse] = rungFor(one) <= rungFor(other) ? [one, other] : [other, one];
        isNotMore(sendPlanFor({ device, reading: worse }), sendPlanFor({ device, reading: better }));
        for (const less of [{ saveData: true }, { pixels: 1_000 }])
          isNotMore(
            sendPlanFor({ device: { ...device, ...less }, reading: one }),
            sendPlanFor({ device, reading: one }),
          );
      }),
    );
  });
});

describe('createSendPlanner', () => {
  const rungs = (levels: readonly QualityReading['level'][]) => {
    let ladder = newLadder;
    return levels.map((level) => {
      ladder = stepLadder(ladder, reading(level));
      return ladder.rung;
    });
  };

  it('goes down at once and up one rung at a time', () => {
    expect(rungs(['good', 'poor', 'good'])).toEqual([0, 3, 3]);
    const climb = rungs(['poor', ...Array.from({ length: 30 }, () => 'good' as const)]);
    expect(climb.slice(0, 11)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]);
    expect(climb.at(-1)).toBe(0);
  });

  it('climbs more slowly after each fall', () => {
    let ladder = newLadder;
    const waits = [1, 2, 3, 4, 5].map(() => {
      ladder = stepLadder(ladder, reading('fair'));
      let looks = 0;
      for (; ladder.rung > 0; looks += 1) ladder = stepLadder(ladder, reading('good'));
      return looks;
    });
    expect(waits).toEqual([10, 20, 40, 40, 40]);
  });

  it('never stands above what the last reading allows, nor rises by more than one rung', () => {
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 80 }), (looks) => {
        let ladder = newLadder;
        for (const look of looks) {
          const next = stepLadder(ladder, look);
          expect(next.rung).toBeGreaterThanOrEqual(rungFor(look));
          expect(next.rung).toBeGreaterThanOrEqual(ladder.rung - 1);
          ladder = next;
        }
      }),
    );
  });

  it('makes the plan of its device', () => {
    const planner = createSendPlanner(phone);
    expect(planner.after(null)).toEqual(planAt(phone, 0, null));
    expect(planner.after(reading('poor'))).toEqual(planAt(phone, 3, reading('poor')));
  });
});

describe('sendingDeviceOf', () => {
  it(proves('takes the size of the screen and the wish for little data, and nothing else', 'VIS-01-11', 'T1V-01-09'), () => {
    const facts = { screen: { width: 390, height: 844 }, connection: { saveData: true } };
    expect(sendingDeviceOf(facts)).toEqual({ ...phone, saveData: true });
    expect(sendingDeviceOf({ screen: { width: 1_440, height: 900 } })).toEqual(laptop);
    expect(sendingDeviceOf({ screen: { width: 0, height: 0 } }).pixels).toBeNull();
  });
});
