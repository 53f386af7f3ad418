/** Colour arithmetic for the check of a palette: OKLCH to sRGB to WCAG. */

export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/** WCAG 2.2 contrast ratio of two opaque colours, from 1 to 21. */
export function contrast(one: Oklch, two: Oklch): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether a screen of the usual kind can show the colour as it is, without mapping it to a near one. */
export function isInSrgb(colour: Oklch): boolean {
  return linearSrgb(colour).every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

/** Reads `oklch(L C H)`; throws on every other notation. */
export function parseOklch(text: string): Oklch {
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text) ?? [];
  if (lightness === undefined) throw new Error(`not an opaque oklch() colour: ${text}`);
  return { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) };
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = linearSrgb(colour).map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** OKLab to linear sRGB: https://bottosson.github.io/posts/oklab/ */
function linearSrgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
