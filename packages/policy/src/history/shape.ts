import { fromFirstShape } from './first-shape.ts';
import type { Parts } from './piece.ts';
import { fromSecondShape } from './second-shape.ts';
import { fromThirdShape } from './third-shape.ts';

/** Turns a manifest of one shape into the next, and says the same with it. */
export type ShapeStep = (manifest: Parts) => Parts;

/**
 * How older manifests read in today's schema: the first step leads from shape 1 to shape 2, and so on.
 * Frozen files keep the shape of their day. Whoever changes the schema so that they no longer parse adds a step.
 */
const STEPS: readonly ShapeStep[] = [fromFirstShape, fromSecondShape, fromThirdShape];

/** The shape that manifests have today. */
export const SHAPE = STEPS.length + 1;

/** A manifest of an older shape in today's. */
export const upgraded = (manifest: Parts, shape: number, steps = STEPS): Parts =>
  steps.slice(shape - 1).reduce((older, step) => step(older), manifest);
