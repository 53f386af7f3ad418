/** Few enough lines to read at a glance. */
const MOST_LINES = 4;
const STEPS = [1, 2, 2.5, 5, 10];

/** Where an axis from zero has its lines: whole numbers that are easy to count in, the last one not below `most`. */
export function chartLines(most: number): readonly number[] {
  const atLeast = Math.max(most, MOST_LINES) / MOST_LINES;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const step = (STEPS.find((one) => one * power >= atLeast && Number.isInteger(one * power)) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, line) => line * step);
}
