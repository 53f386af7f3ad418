import * as v from 'valibot';
import { CLASSES } from './verdict.ts';

/** Width and height of what the model sees, pixels. */
export const SIDE = 224;

/** Pixels as TensorFlow.js takes them: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export type Picture = ImageBitmap | Pixels;

const Turn = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Likelihood = v.pipe(
  v.strictObject({ Drawing: Share, Hentai: Share, Neutral: Share, Porn: Share, Sexy: Share }),
  // A model that computes nonsense says so here.
  v.check((likelihood) => Math.abs(CLASSES.reduce((sum, name) => sum + likelihood[name], 0) - 1) < 0.02),
);

const ToWorker = v.strictObject({ type: v.literal('check'), turn: Turn, picture: v.custom<Picture>(isPicture) });
const FromWorker = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('checked'), turn: Turn, likelihood: Likelihood }),
  /** This one picture could not be judged. */
  v.strictObject({ type: v.literal('unjudged'), turn: Turn }),
  /** The model cannot be had here. */
  v.strictObject({ type: v.literal('failed') }),
]);

export type ToWorker = v.InferOutput<typeof ToWorker>;
export type FromWorker = v.InferOutput<typeof FromWorker>;

/** Null for whatever is none. */
export const readToWorker = (data: unknown): ToWorker | null => read(ToWorker, data);

/** Null for whatever is none. */
export const readFromWorker = (data: unknown): FromWorker | null => read(FromWorker, data);

function read<Schema extends v.GenericSchema>(schema: Schema, data: unknown): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : null;
}

/** A picture of the one size there is. */
function isPicture(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('width' in value && value.width === SIDE && 'height' in value && value.height === SIDE)) return false;
  if (typeof ImageBitmap !== 'undefined' && value instanceof ImageBitmap) return true;
  return 'data' in value && value.data instanceof Uint8Array && value.data.byteLength === SIDE * SIDE * 4;
}
