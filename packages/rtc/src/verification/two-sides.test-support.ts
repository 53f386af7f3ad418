import type { Role } from '@visavis/protocol';
import { toBase64Url } from '../sealing-base64url.ts';
import type { readFingerprints } from './fingerprints.ts';
import type { RUN_MS, SasMessage } from './run-state.ts';
import type { fingerprintIn } from './sdp-fingerprints.ts';
import type { startVerification, Verification, VerificationState } from './start-verification.ts';
import type { CallFacts } from './transcript.ts';

/** The code under test: the real one, or one that lacks a check. */
export interface Subject {
  readonly startVerification: typeof startVerification;
  readonly fingerprintIn: typeof fingerprintIn;
  readonly readFingerprints: typeof readFingerprints;
}

export const bytesOf = (length: number, fill: number) => new Uint8Array(length).fill(fill);
export const nonceOf = (fill: number) => toBase64Url(bytesOf(32, fill));
export const pointOf = (fill: number) => toBase64Url(bytesOf(65, fill).fill(4, 0, 1));
export const MATCH = toBase64Url(bytesOf(16, 0x11));
export const OTHER_MATCH = toBase64Url(bytesOf(16, 0x12));
export const TEN_MINUTES: typeof RUN_MS = 600_000;

/** What two honest sides of one call believe; `changes` is what somebody made one of them believe. */
export function factsOf(role: Role, changes: Partial<CallFacts> = {}): CallFacts {
  const impolite = { key: pointOf(0x21), fingerprint: bytesOf(32, 0x31) };
  const polite = { key: pointOf(0x22), fingerprint: bytesOf(32, 0x32) };
  const [own, partner] = role === 'impolite' ? [impolite, polite] : [polite, impolite];
  return {
    role,
    match: MATCH,
    sealingKeys: { own: own.key, partner: partner.key },
    fingerprints: { own: own.fingerprint, partner: partner.fingerprint },
    ...changes,
  };
}

export interface SideSettings {
  readonly facts?: Partial<CallFacts>;
  readonly run?: number;
  /** Every byte of its nonce. */
  readonly nonce?: number;
  readonly usedNonces?: Set<string>;
}

export interface TestSide {
  readonly sent: SasMessage[];
  readonly states: VerificationState[];
  readonly handle: Verification['handle'];
  readonly close: Verification['close'];
  /** Lets virtual time pass. */
  pass(ms: number): void;
  /** The end of the run: what stands on the screen now. */
  outcome(): VerificationState | undefined;
}

export function sideOf(subject: Subject, role: Role, settings: SideSettings = {}): TestSide {
  const sent: SasMessage[] = [];
  const states: VerificationState[] = [];
  let timers: { readonly at: number; readonly ring: () => void }[] = [];
  let now = 0;
  const verification = subject.startVerification({
    ...factsOf(role, settings.facts),
    run: settings.run ?? 1,
    subtle: watched,
    random: (length) => bytesOf(length, settings.nonce ?? (role === 'impolite' ? 0x41 : 0x42)),
    clock: {
      after(ms, ring) {
        const timer = { at: now + ms, ring };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    send: (message) => sent.push(message),
    onState: (state) => states.push(state),
    ...(settings.usedNonces && { usedNonces: settings.usedNonces }),
  });
  return {
    sent,
    states,
    handle: verification.handle,
    close: verification.close,
    pass(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.ring();
    },
    outcome: () => states.at(-1),
  };
}

/** Carries what both say to the other until nobody says more. */
export async function converse(one: TestSide, other: TestSide): Promise<void> {
  const said = { one: 0, other: 0 };
  for (;;) {
    await settled();
    const next = one.sent[said.one] ?? other.sent[said.other];
    if (next === undefined) return;
    if (said.one < one.sent.length) {
      said.one += 1;
      other.handle(next);
    } else {
      said.other += 1;
      one.handle(next);
    }
  }
}

/** Two people who compare, and see no difference. */
export function agree(one: TestSide, other: TestSide): boolean {
  const [mine, theirs] = [one.outcome(), other.outcome()];
  if (mine?.kind !== 'ready' || theirs?.kind !== 'ready') return false;
  return JSON.stringify(mine.signs) === JSON.stringify(theirs.signs);
}

const underWay = new Set<Promise<unknown>>();

function watch<Result>(work: Promise<Result>): Promise<Result> {
  underWay.add(work);
  void Promise.allSettled([work]).then(() => underWay.delete(work));
  return work;
}

const { subtle } = crypto;

/** WebCrypto that tells when it has nothing left to do. */
const watched = {
  digest: (...args: Parameters<SubtleCrypto['digest']>) => watch(subtle.digest(...args)),
  deriveBits: (...args: Parameters<SubtleCrypto['deriveBits']>) => watch(subtle.deriveBits(...args)),
  importKey: subtle.importKey.bind(subtle),
};

/** Until no side computes any more. */
export async function settled(): Promise<void> {
  do {
    await Promise.allSettled(underWay);
    await new Promise((resolve) => setTimeout(resolve, 0));
  } while (underWay.size > 0);
}
