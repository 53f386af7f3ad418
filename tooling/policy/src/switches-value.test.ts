import { manifestFor, PROFILE_NAMES, SWITCHES, valueAt } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import { switchValue } from './switches-value.ts';

const twelve = { amount: 12, unit: 'months' };

describe('a value of a manifest', () => {
  it.each<[unknown, string]>([
    [undefined, 'does not apply'],
    [[], 'none'],
    [['a', 'b'], 'a, b'],
    [{ kind: 'period', length: { amount: 90, unit: 'days' }, from: 'hour-counted' }, '90 days after the hour that it counts'],
    [{ kind: 'memory-only', until: 'call-over' }, 'in memory only, until the call is over'],
    [{ kind: 'no-end', because: 'whole-numbers-only' }, 'without end, as whole numbers only'],
    [
      [
        { reason: 'ban', field: 'ip-address', maximum: twelve },
        { reason: 'report', field: 'ip-address', maximum: twelve },
      ],
      'ip-address kept for at most 12 months with a ban, ip-address kept for at most 12 months with a report',
    ],
    [
      { kind: 'kept', forAtMost: { amount: 30, unit: 'days' }, encrypted: true, leavesOut: 'addresses' },
      'kept for at most 30 days, encrypted, without addresses',
    ],
    [[{ kind: 'security-audit', interval: twelve, last: 'none-yet' }], 'security-audit every 12 months (none yet)'],
    [{ kind: 'named', name: 'A. Person', address: '1 Street', country: 'IS' }, 'A. Person, 1 Street, IS'],
    [{ feature: 'camera', place: 'chat' }, 'camera (place: chat)'],
    [{ privacy: 'p@host.dev', safety: 's@host.dev' }, 'privacy: p@host.dev, safety: s@host.dev'],
  ])('%o reads "%s"', (value, words) => {
    expect(switchValue(value)).toBe(words);
  });

  it.each(PROFILE_NAMES)('of %s never shows the name of a key of ours where a word will do', (profile) => {
    const values = SWITCHES.map(({ path }) => switchValue(valueAt(manifestFor(profile), path))).join('\n');
    expect(values).not.toMatch(/forAtMost|leavesOut|leadTime|memory-(only|at-most)|none-yet|counted from|\bmaximum\b|undefined|\[object/);
  });
});
