import type { Clock } from './clock.ts';
import type { MissingReason } from './device-failure.ts';
import type { TrackKind } from './local-media-event.ts';

export interface LostDevicesSettings {
  readonly clock: Pick<Clock, 'after'>;
  /** Something has changed that may have brought it back. */
  readonly onChance: (kind: TrackKind) => void;
}

/** What was open and went: it is asked for again once for each thing that may have brought it back, and not else. */
export interface LostDevices {
  /** Lost, or asked for again in vain. */
  lose(kind: TrackKind, reason: MissingReason): void;
  has(kind: TrackKind): boolean;
  /** It is open again. Whether it was lost. */
  find(kind: TrackKind): boolean;
  /** Its end may be that of what the system opens devices with, which comes back by itself. */
  trySoon(kind: TrackKind): void;
  /** What is plugged in now. */
  see(present: readonly MediaDeviceInfo[]): void;
  /** The visitor allows it again. */
  allow(kind: TrackKind): void;
  clear(): void;
}

/** Between one try and the next, milliseconds; Chromium starts a capture service anew within a few seconds. */
const PAUSES = [1_000, 3_000, 9_000] as const;
const INPUTS = { audio: 'audioinput', video: 'videoinput' } as const;

export function createLostDevices({ clock, onChance }: LostDevicesSettings): LostDevices {
  const lost = new Map<TrackKind, MissingReason>();
  const timers = new Map<TrackKind, () => void>();
  let seen: Readonly<Record<TrackKind, readonly string[]>> = { audio: [], video: [] };

  const rest = (kind: TrackKind) => {
    timers.get(kind)?.();
    timers.delete(kind);
  };
  const tryAfter = (kind: TrackKind, [pause, ...more]: readonly number[]) => {
    rest(kind);
    if (pause === undefined) return;
    const again = () => {
      tryAfter(kind, more);
      onChance(kind);
    };
    timers.set(kind, clock.after(pause, again));
  };

  return {
    lose(kind, reason) {
      lost.set(kind, reason);
      // Who has said no is not asked until they say otherwise.
      if (reason === 'denied') rest(kind);
    },
    has: (kind) => lost.has(kind),
    find(kind) {
      rest(kind);
      return lost.delete(kind);
    },
    trySoon: (kind) => tryAfter(kind, PAUSES),
    see(present) {
      const before = seen;
      seen = { audio: keysOf(present, 'audio'), video: keysOf(present, 'video') };
      for (const [kind, reason] of lost) {
        const isNew = seen[kind].some((key) => !before[kind].includes(key));
        if (isNew && reason !== 'denied') onChance(kind);
      }
    },
    allow(kind) {
      if (lost.has(kind)) onChance(kind);
    },
    clear() {
      [...timers.keys()].forEach(rest);
      lost.clear();
    },
  };
}

/** Ids where the browser tells them, else one more name for each one more device. */
function keysOf(present: readonly MediaDeviceInfo[], kind: TrackKind): readonly string[] {
  const devices = present.filter((device) => device.kind === INPUTS[kind]);
  return devices.map(({ deviceId }, at) => deviceId || `${at}`);
}
