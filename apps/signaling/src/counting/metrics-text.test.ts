import { readFileSync } from 'node:fs';
import { proves } from '@visavis/policy/proves';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { Meters } from './meters.ts';
import { METRICS } from './metric-table.ts';
import { metricsText, type Readings } from './metrics-text.ts';
import { readingsOf } from './readings.ts';

const meters = new Meters();
for (const wait of [400, 700, 900_000]) meters.waited(wait);
meters.refusedUpgrade('origin');
meters.relayed(1_200);
const readings = readingsOf({
  meters,
  numbers: { online: 3, waiting: { video: 1, text: 0 }, calls: 1 },
  standing: { isDraining: false, isRedisUp: true, isMember: { video: true, text: true } },
  matches: 7,
  loopDelay: { p50: 0.001, p99: 0.002, max: 0.003 },
});

/** Name, label and value of each sample. */
function samplesOf(text: string): readonly { readonly name: string; readonly label: string; readonly value: string }[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', label = '', value = '']) => ({ name, label, value }));
}

describe('the numbers for Prometheus', () => {
  test(proves('as text for Prometheus: every line is a comment or a sample', 'T1V-02-03', 'ANC-03-04'), () => {
    const lines = metricsText(readings).trimEnd().split('\n');
    for (const line of lines) {
      expect(line).toMatch(/^(# (HELP \w+ [\w .,]+|TYPE \w+ (gauge|counter|histogram))|\w+(\{[a-z]+="[\w.+-]+"\})? [\d.e+-]+)$/);
    }
    expect(lines).toContain('visavis_refused_connections_total{reason="origin"} 1');
    expect(lines).toContain('visavis_waiting{pool="video"} 1');
    expect(lines).toContain('visavis_relayed_bytes_total 1200');
  });

  test('waits are counted in buckets, each with all below it', () => {
    const lines = metricsText(readings).split('\n');
    expect(lines.filter((line) => line.startsWith('visavis_wait_seconds'))).toEqual([
      'visavis_wait_seconds_bucket{le="0.5"} 1',
      ...[1, 2, 5, 10, 20, 30, 60, 120, 300, 600].map((bound) => `visavis_wait_seconds_bucket{le="${bound}"} 2`),
      'visavis_wait_seconds_bucket{le="+Inf"} 3',
      'visavis_wait_seconds_sum 901.1',
      'visavis_wait_seconds_count 3',
    ]);
  });

  test('no label has a value that is not in the table, whatever the counters hold', () => {
    const planted: Record<string, number> = { rate: 1, '198.51.100.7': 1, 'Mozilla/5.0 (X11)': 1, constructor: 1 };
    const outside = 'visavis_198_51_100_7_total';
    // As if code that the compiler did not see had put it there.
    const smuggled = { ...readings, visavis_dropped_total: planted as Readings['visavis_dropped_total'], [outside]: 1 };
    const text = metricsText(smuggled);
    expect(text).not.toMatch(/198|Mozilla|constructor/);
    for (const { name, label } of samplesOf(text)) {
      const metric: { readonly type: string; readonly label?: { readonly name: string; readonly values: readonly string[] } } | undefined =
        METRICS[name.replace(/_(bucket|sum|count)$/, '') as keyof typeof METRICS] ?? METRICS[name as keyof typeof METRICS];
      expect(metric).toBeDefined();
      if (metric?.type === 'histogram') expect(label).toMatch(/^(le="(\+Inf|[\d.]+)")?$/);
      else expect(['', ...(metric?.label?.values ?? []).map((value) => `${metric?.label?.name}="${value}"`)]).toContain(label);
    }
  });

  test('and the compiler takes no name of a counter that is free text', () => {
    expectTypeOf<string>().not.toExtend<Parameters<Meters['dropped']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['refusedUpgrade']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['challenge']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['banned']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['resumed']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['rejoined']>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Meters['lineTrouble']>[0]>();
  });

  test('what is not there is left out: Redis, where none is used', () => {
    expect(metricsText(readings)).toContain('visavis_redis_up 1\n');
    expect(metricsText({ ...readings, visavis_redis_up: null })).not.toContain('visavis_redis_up');
  });

  test('docs/metrics.md has a row for each metric, as the table says it', () => {
    const [page = ''] = readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8').split('## What to watch');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(Object.entries(METRICS).map(rowOf));
  });
});

function rowOf([name, metric]: [string, { readonly type: string; readonly help: string; readonly label?: { readonly name: string; readonly values: readonly string[] } }]): string {
  const label = metric.label === undefined ? '' : `\`${metric.label.name}\`: ${metric.label.values.map((value) => `\`${value}\``).join(', ')}`;
  return `| \`${name}\` | ${metric.type} | ${label} | ${metric.help} |`;
}
