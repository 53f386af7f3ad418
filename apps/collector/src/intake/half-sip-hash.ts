const ROUNDS_OF_WORD = 2;
const LAST_ROUNDS = 4;

/** HalfSipHash's four words, used again for every text. */
const state = new Int32Array(4);

/** Two words that are the key, two that are the answer. */
export interface Words {
  readonly low: number;
  readonly high: number;
}

/**
 * HalfSipHash-2-4 with 64 bits (Aumasson, https://github.com/veorq/SipHash) of a text's characters, each cut to eight
 * bits. The answer's words are unsigned.
 */
export function halfSipHash(text: string, key: Words): Words {
  const { length } = text;
  state[0] = key.low;
  state[1] = key.high ^ 0xee;
  state[2] = 0x6c796765 ^ key.low;
  state[3] = 0x74656462 ^ key.high;
  const whole = length - (length % 4);
  for (let at = 0; at < whole; at += 4) {
    take(byte(text, at) | (byte(text, at + 1) << 8) | (byte(text, at + 2) << 16) | (byte(text, at + 3) << 24));
  }
  let last = length << 24;
  for (let at = whole; at < length; at += 1) last |= byte(text, at) << (8 * (at - whole));
  take(last);
  state[2] ^= 0xee;
  mix(LAST_ROUNDS);
  const low = answer();
  state[1] ^= 0xdd;
  mix(LAST_ROUNDS);
  return { low, high: answer() };
}

function take(word: number): void {
  state[3] = (state[3] ?? 0) ^ word;
  mix(ROUNDS_OF_WORD);
  state[0] = (state[0] ?? 0) ^ word;
}

function mix(rounds: number): void {
  let [v0 = 0, v1 = 0, v2 = 0, v3 = 0] = [state[0], state[1], state[2], state[3]];
  for (let round = 0; round < rounds; round += 1) {
    v0 = (v0 + v1) | 0;
    v1 = rotated(v1, 5) ^ v0;
    v0 = rotated(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotated(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotated(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotated(v1, 13) ^ v2;
    v2 = rotated(v2, 16);
  }
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

const byte = (text: string, at: number): number => text.charCodeAt(at) & 0xff;

const answer = (): number => ((state[1] ?? 0) ^ (state[3] ?? 0)) >>> 0;
