import type { ChannelMessage } from '@visavis/protocol';
import type { CallConnection } from './call-connection.ts';
import { readFingerprints } from './verification/fingerprints.ts';
import { MAX_RUNS, type SasMessage } from './verification/run-state.ts';
import { startVerification, type Verification, type VerificationSettings, type VerificationState } from './verification/start-verification.ts';

export type VerificationMessage = SasMessage | Extract<ChannelMessage, { type: 'verify-again' }>;

export interface VerificationRunsSettings
  extends Pick<VerificationSettings, 'role' | 'match' | 'sealingKeys' | 'subtle' | 'random' | 'clock' | 'onState'> {
  /** Over the data channel, hence over DTLS. */
  readonly send: (message: VerificationMessage) => void;
}

export interface VerificationRuns {
  /** A data channel is open over this connection: nothing is verified about it yet. */
  begin(connection: CallConnection): void;
  handle(message: VerificationMessage): void;
  /** The visitor wants other signs; a match has three runs. */
  again(): void;
  close(): void;
}

/** What may come in while the fingerprints are read: more has no place in a run. */
const EARLY_LIMIT = 8;

type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly early: VerificationMessage[] }
  | { readonly kind: 'running'; readonly number: number; readonly run: Verification };

/**
 * The runs of a match over all its connections [D8]. The impolite side begins and counts them; the
 * polite side follows its count, which only grows, so that each commitment is one try.
 */
export function createVerificationRuns(settings: VerificationRunsSettings): VerificationRuns {
  const { role, subtle, send } = settings;
  const usedNonces = new Set<string>();
  let phase: Phase = { kind: 'idle' };
  let fingerprints: Awaited<ReturnType<typeof readFingerprints>> = null;
  /** The last run that was committed to. */
  let counted = 0;
  let waiting = false;

  /** Waiting for the fingerprints, then for the partner: to a visitor it is one wait. */
  const onState = (state: VerificationState) => {
    const told = waiting && state.kind === 'waiting';
    waiting = state.kind === 'waiting';
    if (!told) settings.onState(state);
  };

  const stop = () => {
    if (phase.kind === 'running') phase.run.close();
    phase = { kind: 'idle' };
  };
  const fail = (): VerificationState => ({ kind: 'failed', reason: 'invalid', runsLeft: MAX_RUNS - counted });

  const start = (number: number) => {
    if (fingerprints === null) return;
    stop();
    if (role === 'impolite') counted = Math.min(number, MAX_RUNS);
    const run = startVerification({ ...settings, fingerprints, run: number, usedNonces, send, onState });
    phase = { kind: 'running', number, run };
  };

  const handle = (message: VerificationMessage) => {
    if (phase.kind === 'reading' && phase.early.length < EARLY_LIMIT) phase.early.push(message);
    if (phase.kind !== 'running') return;
    if (message.type === 'verify-again') {
      if (role === 'impolite' && message.run === counted + 1) start(message.run);
      return;
    }
    if (role === 'polite' && message.type === 'sas-commit' && message.run > counted) {
      // Runs that never reached us, as over a connection that broke, are used up all the same.
      if (message.run !== phase.number) start(message.run);
      counted = message.run;
    }
    if (phase.kind === 'running') phase.run.handle(message);
  };

  return {
    begin(connection) {
      stop();
      fingerprints = null;
      onState({ kind: 'waiting' });
      const reading: Phase = { kind: 'reading', early: [] };
      phase = reading;
      void readFingerprints(connection, subtle)
        .catch(() => null)
        .then((both) => {
          if (phase !== reading) return;
          fingerprints = both;
          if (both === null) {
            stop();
            return onState(fail());
          }
          start(counted + 1);
          reading.early.forEach(handle);
        });
    },
    handle,
    again() {
      if (phase.kind !== 'running') return;
      start(counted + 1);
      if (role === 'polite' && counted < MAX_RUNS) send({ type: 'verify-again', run: counted + 1 });
    },
    close: stop,
  };
}
