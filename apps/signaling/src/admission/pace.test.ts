import { proves } from '@visavis/policy/proves';
import { RATES } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

describe('Pace', () => {
  test(proves('[L3] holds the rates of the protocol, each on its own', 'ANC-09-05'), () => {
    const pace = new Pace();
    const count = (take: () => boolean) => Array.from({ length: 300 }, take).filter(Boolean).length;
    expect(count(() => pace.control(0))).toBe(RATES.control.burst);
    expect(count(() => pace.relay(0))).toBe(RATES.relay.burst);
    expect(count(() => pace.find(0))).toBe(RATES.find.burst);
    expect(count(() => pace.report(0))).toBe(RATES.report.burst);
    expect(pace.report(59_999)).toBe(false);
    expect(pace.report(60_000)).toBe(true);
  });
});
