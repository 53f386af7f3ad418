export { CarriedLine, type CarriedLineOptions, LINE_TICK_MS } from './carried-line.ts';
export type { Carrier, Parcel } from './carrier.ts';
export { HEAD_COUNT_STAYS_MS, type HeadCount } from './head-count.ts';
export { MemoryHeadCount } from './memory-head-count.ts';
export { type Fate, MemoryLines, type MemoryLinesOptions } from './memory-lines.ts';
export { MemorySeats } from './memory-seats.ts';
export { LINE_TIMES, type LineEvent, type NodeLine, type NodeMessage, type OpenLine } from './node-line.ts';
export { type Claimed, type Seat, type SeatClaim, type SeatDirectory, type SeatedCall, SEAT_REFRESH_MS, SEAT_STAYS_MS } from './seat-directory.ts';
