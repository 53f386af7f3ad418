import type { IceServer, Role } from '@visavis/protocol';
import type { SealedCall, SealingKeys, SignalingLink, SigningKeys, SpareConnection } from '@visavis/rtc';
import type { VisitEffect } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { type Prover, proverOf } from './kept-proof.ts';
import type { CallMachinery, World } from './world.ts';

type Effect<Do extends VisitEffect['do']> = Extract<VisitEffect, { do: Do }>;

/** Of the time that credentials last, the part in which a connection made with them is not made anew. */
const FRESH = 0.5;

/** What is asked of a call, or of what is left of one. */
type CallEffect = Effect<
  | 'agree-to-direct'
  | 'check-relay'
  | 'end-call'
  | 'forget-call'
  | 'prepare-spare'
  | 'replace-track'
  | 'report'
  | 'resend'
  | 'say-devices'
  | 'say-text'
  | 'say-typing'
  | 'use-ice'
  | 'verify-again'
>;

/** The keys of one search. */
export interface SearchKeys {
  readonly sealing: SealingKeys;
  readonly signing: SigningKeys | null;
}

export interface CallRunnerSettings {
  readonly world: World;
  readonly happen: (event: VisitEvent) => void;
  readonly machinery: CallMachinery;
  readonly link: () => SignalingLink | null;
}

/** One call at a time: what is ready before it, the call, and what is left of it for a report. */
export function createCallRunner({ world, happen, machinery, link }: CallRunnerSettings) {
  const { clock, subtle, createConnection } = world;
  let call: SealedCall | null = null;
  let role: Role = 'polite';
  let ice: readonly IceServer[] = [];
  let spare: SpareConnection | null = null;
  /** Until then one waits for the next call, and newer credentials are no reason to make another. Milliseconds of the clock. */
  let preparedUntil = 0;
  /** Of the call that ended while a report was open. */
  let prove: Prover | null = null;

  const useIce = ({ servers, ttl, spareFor }: Effect<'use-ice'>) => {
    ice = servers;
    call?.renewIce(servers);
    if (spareFor !== null && clock.now() >= preparedUntil) prepare({ connection: spareFor, ttl });
  };

  const prepare = ({ connection, ttl }: Omit<Effect<'prepare-spare'>, 'do'>) => {
    const { generateCertificate } = world;
    spare ??= machinery.createSpareConnection({ createConnection, generateCertificate, clock });
    spare.prepare({ connection, iceServers: ice, ttl });
    preparedUntil = clock.now() + ttl * 1_000 * FRESH;
  };

  const start = ({ matched, stream, mayGoDirect }: Effect<'start-call'>, keys: SearchKeys | null) => {
    role = matched.role;
    preparedUntil = 0;
    try {
      if (keys === null) throw new Error('a match without a search');
      call = machinery.startSealedCall({
        subtle,
        keys: keys.sealing,
        signing: keys.signing,
        matched,
        stream,
        clock,
        mayGoDirect,
        iceServers: ice,
        device: world.device,
        random: world.randomBytes,
        ...(spare && { spare }),
        createConnection,
        sendFrame: (frame) => link()?.sendFrame(frame) ?? false,
        onEvent: (event) => {
          if (event.type !== 'text') return happen({ type: 'call', event });
          const { sequence, text } = event;
          happen({ type: 'partner-text', sequence, text, filtered: machinery.isRude(text) });
        },
      });
    } catch {
      const state = { kind: 'failed', reason: 'never-connected' } as const;
      happen({ type: 'call', event: { type: 'state', state } });
    }
  };

  const end = ({ keep, lost }: Effect<'end-call'>) => {
    const ended = call;
    call = null;
    prove = keep && ended ? proverOf(ended.proofOf(keep), role) : null;
    if (ended === null) return;
    machinery.countsOf(ended.summary()).forEach(world.count);
    ended.close(lost ? 'lost' : undefined);
  };

  const sealed = async ({ evidenceKey, lines }: Effect<'report'>) => {
    const plaintext = call?.proofOf(lines) ?? prove?.(lines) ?? '';
    if (plaintext === '') throw new Error('nothing to prove');
    return machinery.sealEvidence({ subtle, random: world.randomBytes, evidenceKey, plaintext });
  };

  const report = async (effect: Effect<'report'>) => {
    const evidence = await sealed(effect).catch(() => undefined);
    if (evidence === undefined) return happen({ type: 'report-unsent', reason: 'failed' });
    if (evidence === null) return happen({ type: 'report-unsent', reason: 'too-much' });
    if (link()?.send({ ...effect.message, evidence }) !== true) happen({ type: 'report-unsent', reason: 'failed' });
  };

  const checkRelay = async () => {
    const asked = machinery.checkRelay({ iceServers: ice, createConnection, clock });
    happen({ type: 'relay', result: await asked.catch(() => 'fails' as const) });
  };

  const sayText = ({ id, text }: Effect<'say-text'>) => {
    const sequence = call?.sayText(text) ?? 0;
    if (sequence > 0) happen({ type: 'sequenced', id, sequence });
  };

  const forget = () => {
    prove = null;
  };

  return {
    start,
    /** The call that is on. */
    current: () => call,
    forget,
    /** Nobody is looked for any more: the place at the relay is given back. */
    dropSpare() {
      spare?.close();
      spare = null;
      preparedUntil = 0;
    },
    perform(effect: CallEffect): void {
      switch (effect.do) {
        case 'say-text':
          return sayText(effect);
        case 'say-typing':
          return call?.sayTyping(effect.on);
        case 'say-devices':
          return call?.sayDevices(effect.devices);
        case 'agree-to-direct':
          return call?.agreeToDirect(effect.agreed);
        case 'verify-again':
          return call?.verifyAgain();
        case 'replace-track':
          void call?.setTrack(effect.track.kind === 'audio' ? 'audio' : 'video', effect.track);
          return;
        case 'use-ice':
          return useIce(effect);
        case 'prepare-spare':
          return prepare(effect);
        case 'check-relay':
          void checkRelay();
          return;
        case 'resend':
          return call?.handleRejoined();
        case 'end-call':
          return end(effect);
        case 'forget-call':
          return forget();
        case 'report':
          void report(effect);
      }
    },
  };
}

export type CallRunner = ReturnType<typeof createCallRunner>;
