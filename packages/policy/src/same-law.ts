import type { Operator } from './brand.ts';

/** The European Economic Area: the EU's 27, Iceland, Liechtenstein and Norway, where the GDPR is one law. */
const EEA: readonly string[] = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL',
  'PT', 'RO', 'SE', 'SI', 'SK',
];

/** Whether the same law holds in a country as where the operator is. Of an operator whom nobody named it cannot be said. */
export function isSameLaw(operator: Operator, country: string): boolean {
  if (operator.kind === 'unnamed') return false;
  return operator.country === country || (EEA.includes(operator.country) && EEA.includes(country));
}
