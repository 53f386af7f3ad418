import type { Clock } from './clock.ts';

export interface LevelMeterSettings {
  readonly stream: MediaStream;
  readonly createContext: () => AudioContext;
  readonly clock: Pick<Clock, 'after'>;
  /** Loudness now, 0 to 1, ten times a second. */
  readonly onLevel: (level: number) => void;
}

const EVERY_MS = 100;
const WINDOW = 1_024;
/** Decibels of full scale that count as silence and as loud speech. */
const SILENT_DB = -60;
const LOUD_DB = -12;

/** Measures how loud a microphone is; nothing is recorded. The function returned ends it. */
export function watchLevel(settings: LevelMeterSettings): () => void {
  const { stream, clock, onLevel } = settings;
  if (stream.getAudioTracks().length === 0) return () => {};
  const context = settings.createContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW;
  context.createMediaStreamSource(stream).connect(analyser);
  void context.resume().catch(() => undefined);
  const samples = new Float32Array(WINDOW);
  let stopTimer = () => {};

  const measure = () => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(loudness(samples));
    stopTimer = clock.after(EVERY_MS, measure);
  };
  measure();

  return () => {
    stopTimer();
    void context.close().catch(() => undefined);
  };
}

/** Loudness of one window of samples, 0 (silence) to 1 (loud speech), on a decibel scale. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (!(power > 0)) return 0;
  const level = (10 * Math.log10(power) - SILENT_DB) / (LOUD_DB - SILENT_DB);
  return Math.min(1, Math.max(0, level));
}
