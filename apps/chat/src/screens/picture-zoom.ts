interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a picture that may be cut off. Heads are near the upper edge and seldom near the sides. */
const MOST_CUT = { sides: 0.45, topAndBottom: 0.25 };

/** Cutting a little more looks better than thin bars along two edges. */
const TOLERANCE = 1.08;

/** How far to enlarge a picture that is shown whole, so that it fills its frame and cuts no face. */
export function pictureZoom(picture: Size, frame: Size): number {
  const ratio = picture.width / picture.height / (frame.width / frame.height);
  if (!Number.isFinite(ratio) || ratio <= 0) return 1;
  const [toFill, most] =
    ratio > 1
      ? [ratio, 1 / (1 - MOST_CUT.sides)]
      : [1 / ratio, 1 / (1 - MOST_CUT.topAndBottom)];
  return toFill <= most * TOLERANCE ? toFill : most;
}
