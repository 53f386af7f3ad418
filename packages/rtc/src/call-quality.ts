import type { CallConnection } from './call-connection.ts';
import type { Clock } from './clock.ts';
import type { TrackKind } from './local-media.ts';
import { refreshPicture } from './picture-refresh.ts';
import type { CallSummary, QualityReading } from './quality/quality-reading.ts';
import { mostHeld, newTally, tallyLevel } from './quality/quality-tally.ts';
import { watchQuality } from './quality/watch-quality.ts';
import { applySendPlan } from './send-plan-apply.ts';
import { createSendPlanner } from './send-plan-ladder.ts';
import type { SendingDevice, SendPlan } from './send-plan.ts';

export interface CallQualitySettings {
  readonly clock: Clock;
  readonly device: SendingDevice;
  readonly pictureSender: () => RTCRtpSender | null;
  readonly onReading: (reading: QualityReading) => void;
  /** For the time of one look nothing came, though it did before. */
  readonly onSilent: () => void;
  /** A device of ours gives nothing any more. */
  readonly onDeadCapture: (kind: TrackKind) => void;
}

/** How good a call is, and what is done about it: the own picture is fitted to the way. */
export interface CallQuality {
  /** The call is connected over this connection. */
  watch(connection: CallConnection): void;
  /** It is connected no more. */
  rest(): void;
  /** Another picture goes out: it is fitted as the one before. */
  fit(): void;
  summary(): CallSummary['quality'];
}

export function createCallQuality(settings: CallQualitySettings): CallQuality {
  const { clock, pictureSender, onReading } = settings;
  const planner = createSendPlanner(settings.device);
  let plan: SendPlan = planner.after(null);
  let tally = newTally;
  let stop = () => {};
  let watched: CallConnection | null = null;
  /** What came by the last look of this connection, kbit/s. */
  let came: number | null = null;

  const fit = () => {
    const sender = pictureSender();
    if (sender?.track) void applySendPlan(sender, plan);
  };
  const rest = () => {
    stop();
    stop = () => {};
    tally = tallyLevel(tally, null, clock.now());
  };

  /** Before the plan, which is then the last word on the encoding. */
  const refresh = () => {
    const sender = pictureSender();
    if (sender?.track) void refreshPicture(sender).then(fit);
  };
  /** A path may be lost, and mended, for a shorter time than the browser takes to call it lost. */
  const listen = ({ kilobitsPerSecond }: QualityReading) => {
    const before = came;
    came = kilobitsPerSecond;
    if (before === null || came === null) return;
    if (came === 0 && before > 0) settings.onSilent();
    if (came > 0 && before === 0) refresh();
  };

  return {
    watch(connection) {
      rest();
      if (watched === connection) refresh();
      else fit();
      watched = connection;
      came = null;
      stop = watchQuality({
        connection,
        clock,
        onDeadCapture: settings.onDeadCapture,
        onReading(reading) {
          tally = tallyLevel(tally, reading.level, clock.now());
          const next = planner.after(reading);
          const changed = !isSame(next, plan);
          plan = next;
          if (changed) fit();
          listen(reading);
          onReading(reading);
        },
      });
    },
    rest,
    fit,
    summary: () => mostHeld(tally, clock.now()),
  };
}

function isSame(one: SendPlan, other: SendPlan): boolean {
  return (
    one.maxBitrate === other.maxBitrate &&
    one.scaleDownBy === other.scaleDownBy &&
    one.maxFramerate === other.maxFramerate &&
    one.degradationPreference === other.degradationPreference
  );
}
