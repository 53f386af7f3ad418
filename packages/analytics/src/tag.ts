/**
 * One visitor on one day: the first 8 bytes of an HMAC under that day's key, as an unsigned
 * 64-bit integer. Uniformly random to whoever lacks the key, so nothing here hashes it again.
 */
export type Tag = bigint;

/** Bits 0 to 31, as a number. */
export const lowHalf = (tag: Tag): number => Number(BigInt.asUintN(32, tag));

/** Bits 32 to 63, as a number. */
export const highHalf = (tag: Tag): number => Number(BigInt.asUintN(32, tag >> 32n));
