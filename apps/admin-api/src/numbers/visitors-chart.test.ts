import { expect, test } from 'vitest';
import { crowded, htmlOf, monthOf, published } from './month.test-support.ts';

/** y and height of all rectangles of a class in the plot. */
function rectangles(html: string, name: string): readonly { readonly y: number; readonly height: number }[] {
  const plot = /<svg class="days-chart__plot".*?<\/svg>/s.exec(html)?.[0] ?? '';
  return [...plot.matchAll(new RegExp(`<rect class="${name}"[^>]* y="([\\d.]+)" height="([\\d.]+)"`, 'g'))].map(([, y, height]) => ({ y: Number(y), height: Number(height) }));
}

test('the blurred end of a bar spans the range, around the number', () => {
  const html = htmlOf(monthOf(published(100, { plusMinus: 18 }), published(200, { plusMinus: 18 })));
  const [small, large] = rectangles(html, 'day__blur');
  const [sureSmall, sureLarge] = rectangles(html, 'day__sure');
  // 0 to 400 on 208 pixels of height, or whatever the axis took: heights compare as numbers do.
  expect(small?.height).toBeCloseTo(large?.height ?? 0, 0);
  expect((sureLarge?.height ?? 0) / (sureSmall?.height ?? 1)).toBeCloseTo((200 - 18) / (100 - 18), 1);
  expect((small?.height ?? 0) / (sureSmall?.height ?? 1)).toBeCloseTo(36 / 82, 1);
  for (const [blur, sure] of [[small, sureSmall], [large, sureLarge]] as const) expect((blur?.y ?? 0) + (blur?.height ?? 0)).toBeCloseTo(sure?.y ?? 0, 0);
});

test('a picture that cannot be seen is told: from the least to the most, and the table holds each day', () => {
  const html = htmlOf(monthOf(published(1_100), published('few'), crowded, published(1_400)));
  expect(html).toContain('role="img" aria-labelledby="days-chart-title days-chart-text"');
  expect(html).toContain('From 1,100 on 11 March to 1,400 on 14 March. 2 of 30 days have a number; all of them stand in the table below.');
  const rows = [...html.matchAll(/<time datetime="(2026-03-\d\d)">[^<]*<\/time><\/th>(.*?)<\/tr>/g)].map(([, day, cells = '']) => [day, cells.replaceAll(/<[^>]+>/g, ' ').trim().replaceAll(/\s+/g, ' ')]);
  expect(rows).toEqual([
    ['2026-03-14', '1,400 18 1'],
    ['2026-03-13', 'held back'],
    ['2026-03-12', 'fewer than about 40 18 1'],
    ['2026-03-11', '1,100 18 1'],
  ]);
});

test('nothing of a day is drawn outside of the plot, whatever its number', () => {
  for (const visitors of [40, 41, 99, 1_001, 65_432, 9_999_999]) {
    const html = htmlOf(monthOf(published(visitors), published('few'), crowded));
    for (const name of ['day__sure', 'day__blur', 'day__few', 'day__none']) {
      for (const { height, y } of rectangles(html, name)) {
        expect(y).toBeGreaterThanOrEqual(20);
        expect(height).toBeGreaterThanOrEqual(0);
        expect(y + height).toBeLessThanOrEqual(228.2);
      }
    }
  }
});
