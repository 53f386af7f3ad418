/** How one number is drawn with its noise: every height is a share of the tallest. */
export interface NoiseBar {
  /** What people would read. */
  readonly reading: number;
  readonly without: number;
  readonly with: number;
}

/**
 * How likely each reading is when 100 others came, without and with one visit more: discrete Laplace noise of a
 * scale, P(z) ∝ e^(−|z| / scale). Next to each other no two heights differ by more than e^(1 / scale).
 */
export function noiseBars(scale: number, reach: number): readonly NoiseBar[] {
  const heightAt = (reading: number, truth: number): number => Math.exp(-Math.abs(reading - truth) / scale);
  return Array.from({ length: 2 * reach + 2 }, (_, index) => {
    const reading = TRUTH - reach + index;
    return { reading, without: heightAt(reading, TRUTH), with: heightAt(reading, TRUTH + 1) };
  });
}

export const TRUTH = 100;
