import { describe, expect, it } from 'vitest';
import type { DistinctDay } from '../check-distinct.ts';
import { distinctPlot } from './distinct-plot.ts';
import { noisePlot } from './noise-plot.ts';
import { element, stepOf, text } from './svg.ts';
import { visitorsPlot } from './visitors-plot.ts';

const DAYS: readonly DistinctDay[] = [
  { name: 'Mon', people: 20_400, tags: 19_800, stored: 19_800, crowded: false },
  { name: 'Sun', people: 1_130_000, tags: 1_125_000, stored: 1_131_000, crowded: true },
];

describe('every plot', () => {
  const plots = {
    visitors: visitorsPlot(DAYS),
    distinct: distinctPlot(DAYS, [{ trial: 0, visitors: 5_000, error: 0.01 }]),
    noise: noisePlot([{ counted: 500, noisy: 503 }, { counted: 900, noisy: 870 }], 6),
  };

  it.each(Object.entries(plots))('%s says what it shows, and has no number that is none', (_, plot) => {
    expect(plot).toMatch(/<title>.+<\/title><desc>.+<\/desc>/);
    expect(plot).not.toMatch(/NaN|Infinity|undefined/);
    expect(plot.length).toBeLessThan(60_000);
  });

  it('the days stand in the words for who cannot see them', () => {
    expect(plots.visitors).toContain('Sun: 1,130,000 people, 1,125,000 visitors, 1,131,000 stored.');
    expect(plots.distinct).toContain('off by 0.53 %');
    expect(plots.noise).toContain('1 of them within ±18');
  });
});

it('words of a plot cannot be taken for elements', () => {
  expect(text({}, 'a < b & "c"')).toBe('<text>a &lt; b &amp; &quot;c&quot;</text>');
  expect(element('rect', { x: 1.26, class: 'a"b' })).toBe('<rect x="1.3" class="a&quot;b"/>');
});

it.each([[19_800, 5, 5_000], [1_131_000, 5, 500_000], [7, 5, 2]])('lines up to %i, at most %i of them, are %i apart', (largest, most, step) => {
  expect(stepOf(largest, most)).toBe(step);
});
