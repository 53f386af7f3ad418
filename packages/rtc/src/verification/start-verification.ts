import type { Clock } from '../clock.ts';
import { toBase64Url } from '../sealing-base64url.ts';
import {
  type FailReason,
  firstStep,
  MAX_RUNS,
  RUN_MS,
  type Run,
  type RunEffect,
  type RunEvent,
  type RunStep,
  type SasMessage,
  stepRun,
} from './run-state.ts';
import { type CodeCrypto, commitmentTo, signsFor } from './short-code.ts';
import type { Sign } from './signs.ts';
import { type CallFacts, transcriptOf } from './transcript.ts';

export interface VerificationSettings extends CallFacts {
  /** Counts the runs of a match over all its connections, from 1; there are at most three. */
  readonly run: number;
  readonly subtle: CodeCrypto;
  readonly random: (bytes: number) => Uint8Array;
  readonly clock: Pick<Clock, 'after'>;
  readonly send: (message: SasMessage) => void;
  readonly onState: (state: VerificationState) => void;
  /** One set for all runs of a match: a nonce in it is refused, this run's are added. Without it each run stands alone. */
  readonly usedNonces?: Set<string>;
}

export type VerificationState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly signs: readonly Sign[] }
  | { readonly kind: 'failed'; readonly reason: FailReason; readonly runsLeft: number };

export interface Verification {
  /** What the partner said, in the order in which it came. */
  handle(message: SasMessage): void;
  /** Nothing is said or reported from here on. */
  close(): void;
}

/**
 * One run of the short authentication string [D8]: commit, nonce, reveal, seven signs.
 * To be started once DTLS is connected: a nonce that is known before the certificates are fixed
 * would let signaling look for a certificate that goes with it.
 */
export function startVerification(settings: VerificationSettings): Verification {
  const { subtle, clock, send, onState } = settings;
  const used = settings.usedNonces ?? new Set<string>();
  const transcript = transcriptOf(settings);
  const ownNonce = toBase64Url(settings.random(NONCE_BYTES));
  const run: Run = { role: settings.role, number: settings.run, ownNonce, used: new Set(used) };
  used.add(ownNonce);

  let { state, effects }: RunStep = firstStep(run);
  let closed = false;
  const callOff = clock.after(RUN_MS, () => apply({ type: 'broke', reason: 'timeout' }));

  function apply(event: RunEvent): void {
    if (closed) return;
    const before = state;
    const step = stepRun(run, state, event);
    state = step.state;
    if (state !== before) report();
    for (const effect of step.effects) perform(effect);
  }

  function report(): void {
    if (state.kind === 'ready') {
      callOff();
      onState(state);
    }
    if (state.kind === 'failed') {
      callOff();
      onState({ ...state, runsLeft: Math.max(0, MAX_RUNS - settings.run) });
    }
  }

  function perform(effect: RunEffect): void {
    if (effect.do === 'send') send(effect.message);
    else void compute(effect).then(apply, () => apply({ type: 'broke', reason: 'invalid' }));
  }

  async function compute(effect: Exclude<RunEffect, { do: 'send' }>): Promise<RunEvent> {
    if (transcript === null) return { type: 'broke', reason: 'invalid' };
    switch (effect.do) {
      case 'commit':
        return { type: 'committed', commitment: await commitmentTo(subtle, ownNonce, transcript) };
      case 'check': {
        const commitment = await commitmentTo(subtle, effect.nonce, transcript);
        return { type: 'checked', holds: commitment === effect.commitment };
      }
      case 'derive':
        return { type: 'derived', signs: await signsFor(subtle, effect.nonces, transcript) };
    }
  }

  onState({ kind: 'waiting' });
  if (transcript === null) apply({ type: 'broke', reason: 'invalid' });
  else if (state.kind === 'failed') report();
  else for (const effect of effects) perform(effect);

  return {
    handle(message) {
      const over = closed || state.kind === 'failed';
      apply({ type: 'message', message });
      if (!over && message.type !== 'sas-commit') used.add(message.nonce);
    },
    close() {
      closed = true;
      callOff();
    },
  };
}

const NONCE_BYTES = 32;
