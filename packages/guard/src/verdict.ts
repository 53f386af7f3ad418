/** What the model tells apart, in the order of its output: that of nsfwjs 4.4.0, `nsfw_classes.js`. */
export const CLASSES = ['Drawing', 'Hentai', 'Neutral', 'Porn', 'Sexy'] as const;

export type PictureClass = (typeof CLASSES)[number];

/** How likely each class is, 0 to 1; together 1. */
export type Likelihood = Readonly<Record<PictureClass, number>>;

/** `unknown`: the check gave no answer. It is never taken for clear. */
export type Verdict = 'clear' | 'bad' | 'unknown';

/**
 * From where on a picture is bad. Explicit: photographs and drawings of sex together, more likely than one in two.
 * Revealing (`Sexy`) is no breach as such, and the class that poor light is mistaken for; it takes far more of it,
 * and counts in full only beside what is explicit.
 */
const THRESHOLDS = { explicit: 0.5, revealing: 0.85, together: 0.8, explicitBeside: 0.3 } as const;

/** One frame's verdict. */
export function judge({ Hentai, Porn, Sexy }: Likelihood): Verdict {
  const explicit = Porn + Hentai;
  if (!(explicit >= 0 && Sexy >= 0)) return 'unknown';
  const isBad =
    explicit >= THRESHOLDS.explicit ||
    Sexy >= THRESHOLDS.revealing ||
    (explicit >= THRESHOLDS.explicitBeside && explicit + Sexy >= THRESHOLDS.together);
  return isBad ? 'bad' : 'clear';
}
