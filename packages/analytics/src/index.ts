export { type Batch, Cells, type ChatCell, hourOf, hourStart, isEmpty, type PageCell } from './cells.ts';
export { Count, MAX_COUNT_BYTES, parseCount } from './count.ts';
export type { Page } from './page.ts';
export { bucketOfFigure, medianFromBuckets, type WaitFigure, waitFigure } from './wait-histogram.ts';
