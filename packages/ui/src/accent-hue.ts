/** The part of a Vite plugin that this needs. */
interface StylePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly transform: (code: string, id: string) => string | undefined;
}

const DEFAULT = /--accent-hue: \d+;/;

/** Builds tokens.css with a brand's accent: an OKLCH hue in degrees, 0 to 359. Throws on any other number. */
export function accentHue(hue: number): StylePlugin {
  if (!(hue >= 0 && hue < 360)) throw new RangeError(`The accent's hue is ${hue}; it must be 0 to 359 degrees.`);
  return {
    name: 'accent-hue',
    enforce: 'pre',
    transform: (code, id) => (isTokens(id) ? code.replace(DEFAULT, `--accent-hue: ${hue};`) : undefined),
  };
}

const isTokens = (id: string): boolean => /\/tokens\.css(\?|$)/.test(id);
