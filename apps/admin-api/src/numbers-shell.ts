import { readFileSync } from 'node:fs';
import { SettingsError } from '@visavis/config';

/** The page that NUMBERS_SHELL names; `null` where none is named. Throws `SettingsError` when it cannot be read. */
export function numbersShell(path: string): string | null {
  if (path === '') return null;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SettingsError('NUMBERS_SHELL: must be the built page /numbers/index.html of the site');
  }
}
