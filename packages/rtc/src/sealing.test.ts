import { proves } from '@visavis/policy/proves';
import { FRAME_SIZES, GCM_TAG_BYTES, type Role } from '@visavis/protocol';
import { SEALING_VECTORS } from '@visavis/protocol/sealing-vectors';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './sealing-base64url.ts';
import { createSealingKeys, type Opener, type Sealer, type SealingKeys, startSealing } from './sealing.ts';

const { subtle } = crypto;
const MATCH: string = SEALING_VECTORS.match;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

interface Side {
  readonly sealer: Sealer;
  readonly opener: Opener;
}

async function ready(options: {
  role: Role;
  keys: SealingKeys;
  partnerKey: string;
  match?: string;
}): Promise<Side> {
  const sealing = await startSealing(subtle, { match: MATCH, ...options });
  if (sealing.kind !== 'ready') throw new Error(`sealing was refused: ${sealing.reason}`);
  return sealing;
}

async function seal(sealer: Sealer, payload: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const frame = await sealer.seal(payload);
  if (frame === null) throw new Error('the payload fits no frame');
  return frame;
}

let one: SealingKeys;
let other: SealingKeys;
let impolite: Side;
let polite: Side;

beforeAll(async () => {
  [one, other] = await Promise.all([createSealingKeys(subtle), createSealingKeys(subtle)]);
});

async function meet(match = MATCH): Promise<void> {
  impolite = await ready({ role: 'impolite', keys: one, partnerKey: other.publicKey, match });
  polite = await ready({ role: 'polite', keys: other, partnerKey: one.publicKey, match });
}

describe('the test vectors', () => {
  async function keysOf(role: Role): Promise<SealingKeys> {
    const { jwk, publicKey } = SEALING_VECTORS[role];
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    return { publicKey, privateKey: await subtle.importKey('jwk', jwk, curve, false, ['deriveBits']) };
  }

  it('[E3] [E4] [E5] [E6] come out byte for byte, and open on the other side', async () => {
    const keys = { impolite: await keysOf('impolite'), polite: await keysOf('polite') };
    const sides = {
      impolite: await ready({ role: 'impolite', keys: keys.impolite, partnerKey: keys.polite.publicKey }),
      polite: await ready({ role: 'polite', keys: keys.polite, partnerKey: keys.impolite.publicKey }),
    };
    for (const { from, sequence, plaintext, frame } of SEALING_VECTORS.frames) {
      const to = from === 'impolite' ? 'polite' : 'impolite';
      const sealed = await seal(sides[from].sealer, bytesOf(plaintext));
      expect(hex(sealed)).toBe(frame);
      expect(await sides[to].opener.open(sealed)).toEqual({ sequence, payload: bytesOf(plaintext) });
    }
  });
});

describe('keys', () => {
  it('[E1] are new each time, and the private one cannot be taken out', async () => {
    expect(one.publicKey).not.toBe(other.publicKey);
    expect(fromBase64Url(one.publicKey)).toHaveLength(65);
    expect(one.privateKey.extractable).toBe(false);
  });

  it('[E2] of the partner that are our own are refused', async () => {
    const sealed = { match: MATCH, role: 'polite', keys: one, partnerKey: one.publicKey } as const;
    expect(await startSealing(subtle, sealed)).toEqual({ kind: 'refused', reason: 'own-key' });
  });

  it('[E2] our own are recognised in any spelling of their base64url', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(one.publicKey.slice(-1));
    // 87 characters carry 522 bits, the point has 520: the last two are nobody's.
    const respelt = one.publicKey.slice(0, -1) + alphabet[(last & ~3) | ((last + 1) & 3)];
    expect(respelt).not.toBe(one.publicKey);
    const sealed = { match: MATCH, role: 'polite', keys: one, partnerKey: respelt } as const;
    expect(await startSealing(subtle, sealed)).toEqual({ kind: 'refused', reason: 'own-key' });
  });

  it('[E2] that are no uncompressed point of the curve are refused', async () => {
    const point = fromBase64Url(other.publicKey) ?? new Uint8Array();
    const off = point.with(64, (point[64] ?? 0) ^ 1);
    const hybrid = point.with(0, 6 + ((point[64] ?? 0) & 1));
    const bad = [off, hybrid, point.subarray(0, 64), new Uint8Array(65), Uint8Array.of(0)];
    const texts = [...bad.map(toBase64Url), '', 'not base64url!', '€'];
    for (const partnerKey of texts) {
      const sealing = await startSealing(subtle, { match: MATCH, role: 'polite', keys: one, partnerKey });
      expect(sealing).toEqual({ kind: 'refused', reason: 'invalid' });
    }
  });

  it('[E3] a match id of another length is refused', async () => {
    const sealed = { role: 'polite', keys: one, partnerKey: other.publicKey } as const;
    const sealing = await startSealing(subtle, { ...sealed, match: toBase64Url(new Uint8Array(15)) });
    expect(sealing).toEqual({ kind: 'refused', reason: 'invalid' });
  });
});

describe('a sealed frame', () => {
  it(proves('[E4] [E5] opens on the other side, both ways, whatever the payload, in one of four sizes', 'VIS-02-05'), async () => {
    await meet();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.boolean(), async (payload, swap) => {
        const [from, to] = swap ? [polite, impolite] : [impolite, polite];
        const frame = await seal(from.sealer, payload);
        expect(FRAME_SIZES).toContain(frame.byteLength);
        expect((await to.opener.open(frame))?.payload).toEqual(Uint8Array.from(payload));
      }),
    );
  });

  it('[E5] does not hold more than the largest size has room for', async () => {
    await meet();
    const room = 16_384 - 9 - GCM_TAG_BYTES - 4;
    expect(await impolite.sealer.seal(new Uint8Array(room + 1))).toBeNull();
    expect((await seal(impolite.sealer, new Uint8Array(room))).byteLength).toBe(16_384);
  });

  it('[E6] has the next number each time, also when sealed at the same time', async () => {
    await meet();
    const frames = await Promise.all(Array.from({ length: 50 }, () => seal(impolite.sealer, bytesOf('x'))));
    const opened = await Promise.all(frames.map((frame) => polite.opener.open(frame)));
    expect(opened.map((frame) => frame?.sequence)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(new Set(frames.map(hex)).size).toBe(50);
  });

  it('[E6] refuses a payload that fits nothing without using up a number', async () => {
    await meet();
    await impolite.sealer.seal(new Uint8Array(20_000));
    expect(await polite.opener.open(await seal(impolite.sealer, bytesOf('x')))).toMatchObject({ sequence: 1 });
  });

  it('[E8] with any bit flipped never opens', async () => {
    await meet();
    const frame = await seal(impolite.sealer, bytesOf('{"type":"ack","ack":0}'));
    for (let bit = 0; bit < frame.byteLength * 8; bit += 1) {
      const at = bit >> 3;
      const flipped = frame.with(at, (frame[at] ?? 0) ^ (1 << (bit & 7)));
      expect(await polite.opener.open(flipped)).toBeNull();
    }
    expect(await polite.opener.open(frame)).not.toBeNull();
  });

  it('[E8] reflected to its sender does not open: each direction has its own key', async () => {
    await meet();
    const mine = await seal(impolite.sealer, bytesOf('same'));
    const theirs = await seal(polite.sealer, bytesOf('same'));
    expect(hex(mine)).not.toBe(hex(theirs));
    expect(await impolite.opener.open(mine)).toBeNull();
    expect(await polite.opener.open(theirs)).toBeNull();
  });

  it(proves('[E3] of another match, or between the same roles, does not open', 'VIS-02-05'), async () => {
    await meet();
    const frame = await seal(impolite.sealer, bytesOf('hello'));
    await meet(toBase64Url(new Uint8Array(16)));
    expect(await polite.opener.open(frame)).toBeNull();
    const wrongRole = await ready({ role: 'impolite', keys: other, partnerKey: one.publicKey });
    expect(await wrongRole.opener.open(frame)).toBeNull();
  });

  it('[E8] of any other bytes never opens and never throws', async () => {
    await meet();
    const size = fc.constantFrom(0, 1, 9, 255, ...FRAME_SIZES);
    const bytes = size.chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (frame, asVersionOne) => {
        if (asVersionOne && frame.byteLength > 0) frame[0] = 1;
        expect(await polite.opener.open(frame)).toBeNull();
      }),
    );
  });
});

describe('base64url', () => {
  it('[F4] gives back any bytes, and takes nothing else for bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toMatch(/^[\w-]*$/);
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
    for (const text of ['a', 'ab=', 'a+b/', 'ab c', 'abcde']) expect(fromBase64Url(text)).toBeNull();
  });
});
