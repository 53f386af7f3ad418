const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** 1,284 */
export const sayNumber = (number: number): string => WHOLE.format(number);

/** How much likelier ε lets a visit make any numbers, e^ε, as people say it: 2.7, 7.4, 20. */
export const sayTimes = (epsilon: number): string => DECIMAL.format(Math.exp(epsilon));

/** Between which numbers the true one most likely is. A count is never below zero. */
export const sayRange = (noisy: number, plusMinus: number): string =>
  `${sayNumber(Math.max(0, noisy - plusMinus))} to ${sayNumber(Math.max(0, noisy + plusMinus))}`;
