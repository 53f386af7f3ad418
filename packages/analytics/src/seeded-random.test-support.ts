import type { RandomBytes } from './random-integers.ts';

/** 32 random bits that a seed repeats: Chris Doty-Humphrey's sfc32, which passes PractRand. For tests alone. */
function seededWords(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
}

export function seededBytes(seed: number): RandomBytes {
  const next = seededWords(seed);
  return (count) => {
    const words = new Uint32Array(Math.ceil(count / 4));
    for (let at = 0; at < words.length; at += 1) words[at] = next();
    return new Uint8Array(words.buffer, 0, count);
  };
}

/** Tags such as HMAC gives them: uniform over 64 bits. */
export function seededTags(seed: number): () => bigint {
  const next = seededWords(seed);
  return () => (BigInt(next()) << 32n) | BigInt(next());
}
