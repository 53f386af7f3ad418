import type { Clock } from './clock.ts';

export interface LevelMeterSettings {
  readonly stream: MediaStream;
  readonly createContext: () => AudioContext;
  readonly clock: Pick<Clock, 'after'>;
  /** Loudness now, 0 to 1, ten times a second. */
  readonly onLevel: (level: number) => void;
  /** A microphone that should be heard gives not even noise: told once, until it is heard again. */
  readonly onDead?: () => void;
}

const EVERY_MS = 100;
/** Samples of nothing but zeros for so long come from no open microphone, however quiet the room. */
const DEAD_LOOKS = 50;
const WINDOW = 1_024;
/** Decibels of full scale that count as silence and as loud speech. */
const SILENT_DB = -60;
const LOUD_DB = -12;

/** Measures how loud a microphone is; nothing is recorded. The function returned ends it. */
export function watchLevel(settings: LevelMeterSettings): () => void {
  const { stream, clock, onLevel, onDead } = settings;
  if (stream.getAudioTracks().length === 0) return () => {};
  const context = settings.createContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW;
  context.createMediaStreamSource(stream).connect(analyser);
  const resume = () => void context.resume().catch(() => undefined);
  resume();
  const samples = new Float32Array(WINDOW);
  let deadLooks = 0;
  let stopTimer = () => {};

  const measure = () => {
    // Safari on iOS stops all sound for a phone call and leaves it to the page to go on.
    if (context.state === 'suspended' || context.state === 'interrupted') resume();
    analyser.getFloatTimeDomainData(samples);
    onLevel(loudness(samples));
    const heard = !isListening(stream, context) || samples.some((sample) => sample !== 0);
    deadLooks = heard ? 0 : deadLooks + 1;
    if (deadLooks === DEAD_LOOKS) onDead?.();
    stopTimer = clock.after(EVERY_MS, measure);
  };
  measure();

  return () => {
    stopTimer();
    void context.close().catch(() => undefined);
  };
}

/** Whether every part of the way from microphone to samples says that it works. */
function isListening(stream: MediaStream, { state }: AudioContext): boolean {
  const works = stream
    .getAudioTracks()
    .some(({ enabled, muted, readyState }) => enabled && !muted && readyState === 'live');
  return works && state === 'running';
}

/** Loudness of one window of samples, 0 (silence) to 1 (loud speech), on a decibel scale. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (!(power > 0)) return 0;
  const level = (10 * Math.log10(power) - SILENT_DB) / (LOUD_DB - SILENT_DB);
  return Math.min(1, Math.max(0, level));
}
