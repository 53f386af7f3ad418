import type { ClientMessage } from '@visavis/protocol';

/** A key as `find` wants one: 65 bytes of base64url. */
export const KEY = 'B'.repeat(87);
export const OTHER_KEY = 'C'.repeat(87);
export const SIGN_KEY = 'D'.repeat(87);
export const OTHER_SIGN_KEY = 'E'.repeat(87);
export const MATCH = 'M'.repeat(22);
export const SIGNATURE = 'S'.repeat(86);

type Find = Extract<ClientMessage, { type: 'find'; wishes: object }>;
type FindOfMinor0 = Exclude<Extract<ClientMessage, { type: 'find' }>, Find>;

export const find = (more: Partial<Find> = {}): Find => ({
  type: 'find',
  mode: 'video',
  connection: 'shielded',
  key: KEY,
  avoid: '',
  interests: [],
  languages: [],
  wishes: { interests: 'any', languages: 'any', country: 'any' },
  ...more,
});

export const findOfMinor0 = (more: Partial<FindOfMinor0> = {}): FindOfMinor0 => ({
  type: 'find',
  mode: 'video',
  connection: 'shielded',
  key: KEY,
  avoid: [],
  ...more,
});

/** What a visitor alone is told, but for what a test asks about. */
export const WAITING = { type: 'waiting', online: 1, others: 0, avoided: 0, unlike: 0, waitedMs: 0, coolMs: 0, usual: null } as const;

export function frameOf(size: number, fill = 7): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(size).fill(fill);
  frame[0] = 1;
  return frame;
}
