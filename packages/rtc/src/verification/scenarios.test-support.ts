import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { toBase64Url } from '../sealing-base64url.ts';
import { connectionIn } from './certified-connection.test-support.ts';
import type { SasMessage } from './run-state.ts';
import {
  agree,
  bytesOf,
  converse,
  MATCH,
  nonceOf,
  OTHER_MATCH,
  pointOf,
  settled,
  sideOf,
  type Subject,
  TEN_MINUTES,
  type TestSide,
} from './two-sides.test-support.ts';
import { independentCommitment, independentSigns, transcriptBytes } from './vectors.test-support.ts';

/** What a verification has to withstand. mutants.test.ts proves that each of these can fail. */
export const SCENARIOS = {
  async 'two honest sides see the signs that plain HKDF gives'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    await converse(impolite, polite);
    expect(impolite.sent).toEqual([commit(), reveal(0x41)]);
    expect(polite.sent).toEqual([nonce(0x42)]);
    const ready = { kind: 'ready', signs: independentSigns(0x41, 0x42) };
    expect([impolite.states, polite.states]).toEqual([
      [{ kind: 'waiting' }, ready],
      [{ kind: 'waiting' }, ready],
    ]);
  },

  async 'a nonce other than the one committed to is refused'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    await settled();
    await hear(polite, ...impolite.sent, reveal(0x43));
    expect(polite.outcome()).toEqual(failure('commitment'));
  },

  async 'the impolite side says nothing of its nonce before it has the other one'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite');
    await settled();
    expect(impolite.sent).toEqual([commit()]);
  },

  async 'a reveal without a commitment is refused'(subject: Subject) {
    const polite = sideOf(subject, 'polite');
    await hear(polite, reveal(0x41));
    expect(polite.outcome()).toEqual(failure('order'));
    expect(polite.sent).toEqual([]);
  },

  async 'a nonce before the commitment is refused, and nothing is revealed'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite');
    await hear(impolite, nonce(0x42));
    expect(impolite.outcome()).toEqual(failure('order'));
    expect(impolite.sent).toEqual([]);
  },

  async 'a mirrored nonce is refused by the impolite side'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite');
    await settled();
    await hear(impolite, nonce(0x41));
    expect(impolite.outcome()).toEqual(failure('nonce'));
    expect(impolite.sent).toHaveLength(1);
  },

  async 'a mirrored nonce is refused by the polite side'(subject: Subject) {
    const polite = sideOf(subject, 'polite');
    await hear(polite, commit(0x42), reveal(0x42));
    expect(polite.outcome()).toEqual(failure('nonce'));
  },

  async 'a mirrored nonce in another writing is refused'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite');
    await settled();
    // The last character has two bits to spare: E and F are the same byte.
    await hear(impolite, { type: 'sas-nonce', run: 1, nonce: `${nonceOf(0x41).slice(0, -1)}F` });
    expect(impolite.outcome()).toEqual(failure('nonce'));
    expect(impolite.sent).toHaveLength(1);
  },

  async 'a nonce of an earlier run is refused'(subject: Subject) {
    const usedNonces = new Set<string>();
    const [first, partner] = [sideOf(subject, 'impolite', { usedNonces }), sideOf(subject, 'polite')];
    await converse(first, partner);
    expect(agree(first, partner)).toBe(true);
    const second = sideOf(subject, 'impolite', { usedNonces, run: 2, nonce: 0x44 });
    await settled();
    await hear(second, { ...nonce(0x42), run: 2 });
    expect(second.outcome()).toEqual(failure('nonce', 1));
  },

  async 'a second commitment is refused'(subject: Subject) {
    const polite = sideOf(subject, 'polite');
    await hear(polite, commit(), commit(0x43));
    expect(polite.outcome()).toEqual(failure('order'));
    expect(polite.sent).toHaveLength(1);
  },

  async 'a second nonce is refused'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite');
    await settled();
    await hear(impolite, nonce(0x42), nonce(0x43));
    expect(impolite.outcome()).toEqual(failure('order'));
    expect(impolite.sent).toHaveLength(2);
  },

  async 'a second reveal takes the signs away'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    await converse(impolite, polite);
    await hear(polite, reveal(0x41));
    expect(polite.outcome()).toEqual(failure('order'));
  },

  async 'two impolite sides come to nothing'(subject: Subject) {
    const [one, other] = [sideOf(subject, 'impolite'), sideOf(subject, 'impolite')];
    await converse(one, other);
    expect([one.outcome(), other.outcome()]).toEqual([failure('order'), failure('order')]);
  },

  async 'the polite side takes no nonce, the impolite side no reveal'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    await settled();
    await hear(polite, nonce(0x41));
    await hear(impolite, reveal(0x42));
    expect([impolite.outcome(), polite.outcome()]).toEqual([failure('order'), failure('order')]);
  },

  async 'who is who stands in the code'(subject: Subject) {
    const straight = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')] as const;
    const changed = {
      impolite: { sealingKeys: keys(0x22, 0x21), fingerprints: prints(0x32, 0x31) },
      polite: { sealingKeys: keys(0x21, 0x22), fingerprints: prints(0x31, 0x32) },
    };
    const crossed = [
      sideOf(subject, 'impolite', { facts: changed.impolite }),
      sideOf(subject, 'polite', { facts: changed.polite }),
    ] as const;
    await converse(...straight);
    await converse(...crossed);
    expect([agree(...straight), agree(...crossed)]).toEqual([true, true]);
    expect(agree(straight[0], crossed[0])).toBe(false);
  },

  async 'our own key or certificate sent back to us is refused'(subject: Subject) {
    const sameKey = sideOf(subject, 'polite', { facts: { sealingKeys: keys(0x22, 0x22) } });
    const samePrint = sideOf(subject, 'polite', { facts: { fingerprints: prints(0x32, 0x32) } });
    await settled();
    expect([sameKey.outcome(), samePrint.outcome()]).toEqual([failure('invalid'), failure('invalid')]);
  },

  async 'a message of a later run is refused'(subject: Subject) {
    const polite = sideOf(subject, 'polite');
    await hear(polite, { ...commit(), run: 2 });
    expect(polite.outcome()).toEqual(failure('order'));
    expect(polite.sent).toEqual([]);
  },

  async 'a message of an earlier run counts for nothing'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite', { run: 2 }), sideOf(subject, 'polite', { run: 2 })];
    await hear(polite, commit(0x43));
    await hear(impolite, nonce(0x42));
    expect([polite.outcome(), polite.sent]).toEqual([{ kind: 'waiting' }, []]);
    await converse(impolite, polite);
    expect(agree(impolite, polite)).toBe(true);
  },

  async 'a match has three runs'(subject: Subject) {
    for (const run of [0, 4, 1.5]) {
      const side = sideOf(subject, 'impolite', { run });
      await settled();
      expect(side.sent).toEqual([]);
      expect(side.outcome()).toMatchObject({ kind: 'failed', reason: 'runs' });
    }
    const last = [sideOf(subject, 'impolite', { run: 3 }), sideOf(subject, 'polite', { run: 3 })] as const;
    await converse(...last);
    expect(agree(...last)).toBe(true);
  },

  async 'a run ends after ten minutes'(subject: Subject) {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    await settled();
    await hear(polite, commit());
    for (const side of [impolite, polite]) side.pass(TEN_MINUTES - 1);
    expect([impolite.outcome(), polite.outcome()]).toEqual([{ kind: 'waiting' }, { kind: 'waiting' }]);
    for (const side of [impolite, polite]) side.pass(1);
    await hear(impolite, nonce(0x42));
    await hear(polite, reveal(0x41));
    expect([impolite.outcome(), polite.outcome()]).toEqual([failure('timeout'), failure('timeout')]);
  },

  async 'swapped sealing keys come out'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite', { facts: { sealingKeys: keys(0x21, 0x66) } });
    const polite = sideOf(subject, 'polite', { facts: { sealingKeys: keys(0x22, 0x67) } });
    await converse(impolite, polite);
    expect(agree(impolite, polite)).toBe(false);
    expect(polite.outcome()).toEqual(failure('commitment'));
  },

  async 'swapped fingerprints come out'(subject: Subject) {
    const impolite = sideOf(subject, 'impolite', { facts: { fingerprints: prints(0x31, 0x66) } });
    const polite = sideOf(subject, 'polite', { facts: { fingerprints: prints(0x32, 0x67) } });
    await converse(impolite, polite);
    expect(agree(impolite, polite)).toBe(false);
    expect(polite.outcome()).toEqual(failure('commitment'));
  },

  async 'another match comes out'(subject: Subject) {
    const [impolite, polite] = [
      sideOf(subject, 'impolite'),
      sideOf(subject, 'polite', { facts: { match: OTHER_MATCH } }),
    ];
    await converse(impolite, polite);
    expect(agree(impolite, polite)).toBe(false);
    expect(polite.outcome()).toEqual(failure('commitment'));
  },

  async 'one fingerprint line among others does not pass for all'({ fingerprintIn }: Subject) {
    const line = (algorithm: string, byte: string, length = 32) =>
      `a=fingerprint:${algorithm} ${Array.from({ length }, () => byte).join(':')}\r\n`;
    const sha256 = line('sha-256', 'A1');
    expect(fingerprintIn(`v=0\r\n${sha256}m=audio\r\n${sha256}`)).toEqual({
      kind: 'one',
      fingerprint: bytesOf(32, 0xa1),
    });
    for (const other of [line('sha-256', 'A2'), line('sha-1', 'A1', 20), line('sha-512', 'A1', 64), 'a=fingerprint:\r\n']) {
      expect(fingerprintIn(`v=0\r\n${sha256}m=audio\r\n${other}`)).toEqual({ kind: 'unclear' });
      expect(fingerprintIn(`v=0\r\n${other}m=audio\r\n${sha256}`)).toEqual({ kind: 'unclear' });
    }
  },

  async 'a second transport that leads to somebody else leaves the call unverified'({ readFingerprints }: Subject) {
    const read = (...transports: Uint8Array[]) => readFingerprints(connectionIn({ ...described(), transports }), subtle);
    expect(await read(PARTNER, PARTNER)).toEqual({ own: hashOf(OWN), partner: hashOf(PARTNER) });
    expect(await read(PARTNER, STRANGER)).toBeNull();
  },

  async 'a certificate that the description does not name leaves the call unverified'({ readFingerprints }: Subject) {
    const connection = connectionIn({ ...described(), transports: [STRANGER] });
    expect(await readFingerprints(connection, subtle)).toBeNull();
  },

  async 'a call whose certificates are not all there yet is not verified'({ readFingerprints }: Subject) {
    const connection = connectionIn({ ...described(), transports: [PARTNER, 'none yet'] });
    expect(await readFingerprints(connection, subtle)).toBeNull();
  },
} as const;

const { subtle } = crypto;
const OWN = bytesOf(9, 1);
const PARTNER = bytesOf(9, 2);
const STRANGER = bytesOf(9, 3);
const hashOf = (certificate: Uint8Array) => Uint8Array.from(createHash('sha256').update(certificate).digest());
const sdpOf = (certificate: Uint8Array) => {
  const pairs = Array.from(hashOf(certificate), (byte) => byte.toString(16).padStart(2, '0'));
  return `v=0\r\na=fingerprint:sha-256 ${pairs.join(':')}\r\n`;
};
const described = () => ({ local: sdpOf(OWN), remote: sdpOf(PARTNER) });

async function hear(side: TestSide, ...messages: readonly SasMessage[]): Promise<void> {
  for (const message of messages) side.handle(message);
  await settled();
}

const commit = (fill = 0x41): SasMessage => ({
  type: 'sas-commit',
  run: 1,
  commitment: toBase64Url(independentCommitment(fill, transcriptBytes(MATCH))),
});
const nonce = (fill: number) => ({ type: 'sas-nonce', run: 1, nonce: nonceOf(fill) }) as const;
const reveal = (fill: number) => ({ type: 'sas-reveal', run: 1, nonce: nonceOf(fill) }) as const;
const keys = (own: number, partner: number) => ({ own: pointOf(own), partner: pointOf(partner) });
const prints = (own: number, partner: number) => ({ own: bytesOf(32, own), partner: bytesOf(32, partner) });
const failure = (reason: string, runsLeft = 2) => ({ kind: 'failed', reason, runsLeft });
