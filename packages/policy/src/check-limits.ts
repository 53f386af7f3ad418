import { collected, type DataCategory } from './data.ts';
import { atMostMilliseconds, describeDuration, type Duration } from './duration.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';

/** The longest and shortest times that any policy may give itself, whatever its numbers are. */
const STORED_AT_MOST: Duration = { amount: 24, unit: 'months' };
/** Whole numbers by hour: two years and the month in which they are compared. */
const COUNTS_AT_MOST: Duration = { amount: 25, unit: 'months' };
const MEMORY_AT_MOST: Duration = { amount: 24, unit: 'hours' };
/** A day, and the hours in which clocks may differ. */
const DAY_CODES_AT_MOST: Duration = { amount: 26, unit: 'hours' };
const SWEEP_AT_MOST: Duration = { amount: 24, unit: 'hours' };
const INTERVAL_AT_MOST: Duration = { amount: 24, unit: 'months' };
const NOTICE_AT_LEAST: Duration = { amount: 14, unit: 'days' };

/** Rules for every length of time, and for the days of what people attested. */
export function checkLimits({ attestations, backups, data, device, notice, sweepEvery, version }: Manifest): readonly Problem[] {
  const { leadTime } = notice.material;
  return [
    ...collected(data).flatMap(([name, category]) => checkKept(category, `data.${name}.retention`)),
    ...(backups.kind === 'kept' ? longer(backups.forAtMost, { limit: STORED_AT_MOST, code: 'kept-beyond-limit', path: 'backups.forAtMost' }) : []),
    ...device.flatMap(({ lifetime }, index) =>
      lifetime.kind === 'lasts'
        ? longer(lifetime.length, { limit: STORED_AT_MOST, code: 'kept-beyond-limit', path: `device.${index}.lifetime.length` })
        : [],
    ),
    ...longer(sweepEvery, { limit: SWEEP_AT_MOST, code: 'sweep-too-rare', path: 'sweepEvery' }),
    ...(atMostMilliseconds(leadTime) < atMostMilliseconds(NOTICE_AT_LEAST)
      ? [{ code: 'notice-time-too-short', path: 'notice.material.leadTime', reason: `people need at least ${describeDuration(NOTICE_AT_LEAST)} before it counts` } as const]
      : []),
    ...attestations.flatMap(({ interval, last }, index) => [
      ...longer(interval, { limit: INTERVAL_AT_MOST, code: 'attestation-too-rare', path: `attestations.${index}.interval` }),
      ...(last !== 'none-yet' && last.on > version.effective
        ? [{ code: 'attestation-not-done-yet', path: `attestations.${index}.last.on`, reason: 'it lies after the day of this version; only what was done counts' } as const]
        : []),
    ]),
  ];
}

function checkKept({ retention }: DataCategory, path: string): readonly Problem[] {
  switch (retention.kind) {
    case 'period': {
      const limit = path === 'data.counts.retention' ? COUNTS_AT_MOST : STORED_AT_MOST;
      return longer(retention.length, { limit, code: 'kept-beyond-limit', path: `${path}.length` });
    }
    case 'memory-at-most':
      return longer(retention.length, { limit: path === 'data.countedToday.retention' ? DAY_CODES_AT_MOST : MEMORY_AT_MOST, code: 'in-memory-beyond-limit', path: `${path}.length` });
    case 'memory-only':
      return retention.grace === undefined ? [] : longer(retention.grace, { limit: MEMORY_AT_MOST, code: 'in-memory-beyond-limit', path: `${path}.grace` });
    case 'never-held':
    case 'until-removed':
    case 'no-end':
      return [];
  }
}

interface Ceiling extends Pick<Problem, 'code' | 'path'> {
  readonly limit: Duration;
}

const longer = (time: Duration, { code, limit, path }: Ceiling): readonly Problem[] =>
  atMostMilliseconds(time) > atMostMilliseconds(limit)
    ? [{ code, path, reason: `${describeDuration(time)} is too long; at most ${describeDuration(limit)}` }]
    : [];
