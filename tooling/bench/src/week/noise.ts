/**
 * Discrete Laplace noise of scale b: P(Z = z) = (e^(1/b) − 1) / (e^(1/b) + 1) · e^(−|z|/b), z an integer
 * (Canonne, Kamath, Steinke 2020). What is here is its formula; what draws it is in packages/analytics.
 */
export const noiseDensity = (z: number, scale: number): number => Math.tanh(1 / (2 * scale)) * Math.exp(-Math.abs(z) / scale);

/** How likely noise is to be larger than m, to either side. */
export const noiseBeyond = (m: number, scale: number): number => (2 * Math.exp(-(m + 1) / scale)) / (1 + Math.exp(-1 / scale));

/** The least m that noise is within, to both sides, with a probability of at least `share`. */
export function noiseRange(share: number, scale: number): number {
  let m = 0;
  while (noiseBeyond(m, scale) > 1 - share) m += 1;
  return m;
}
