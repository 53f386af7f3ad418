import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentHue } from './accent-hue.ts';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

describe('accentHue', () => {
  it('gives the tokens the hue of a brand, once, and changes nothing else', () => {
    const built = accentHue(330).transform(tokens, '/packages/ui/src/tokens.css');
    expect(built).toContain('--accent-hue: 330;');
    expect(built?.replace('--accent-hue: 330;', '--accent-hue: 190;')).toBe(tokens);
  });

  it('leaves other files alone', () => {
    expect(accentHue(330).transform('a { --accent-hue: 190; }', '/packages/ui/src/base.css')).toBeUndefined();
  });

  it.each([-1, 360, Number.NaN])('refuses %d, which is no hue', (hue) => {
    expect(() => accentHue(hue)).toThrow('it must be 0 to 359 degrees');
  });
});
