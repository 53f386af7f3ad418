import { proves } from '@visavis/policy/proves';
import { describe, expect, test } from 'vitest';
import { liveJson, metricsText } from './numbers-text.ts';

const numbers = {
  online: 3,
  waiting: 1,
  calls: 1,
  matches: 7,
  medianWaitMs: 1_500,
  refusals: { origin: 2, 'too-many': 0 },
  residentBytes: 1_000,
};

describe('the numbers of the server', () => {
  test('as JSON for the dashboard', () => {
    expect(JSON.parse(liveJson(numbers))).toEqual({ online: 3, waiting: 1, calls: 1, matches: 7, medianWaitMs: 1_500 });
  });

  test(proves('as text for Prometheus: every line is a comment or a sample', 'T1V-02-03', 'ANC-03-04'), () => {
    const lines = metricsText(numbers).trimEnd().split('\n');
    for (const line of lines) {
      expect(line).toMatch(/^(# (HELP \w+ [\w .]+|TYPE \w+ (gauge|counter))|\w+(\{reason="[a-z-]+"\})? [\d.]+)$/);
    }
    expect(lines).toContain('visavis_refused_connections_total{reason="origin"} 2');
    expect(lines).toContain('visavis_wait_seconds_median 1.5');
  });

  test('say nothing of waits before the first match', () => {
    expect(metricsText({ ...numbers, medianWaitMs: null })).not.toContain('wait_seconds');
  });
});
