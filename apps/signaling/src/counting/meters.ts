import type { Mode } from '@visavis/protocol';
import { Histogram } from './histogram.ts';
import {
  type BanPoint,
  type ChallengeStep,
  type DropReason,
  type LineTrouble,
  type RejoinOutcome,
  type ResumeOutcome,
  UPGRADE_REFUSALS,
  BAN_POINTS,
  CHALLENGE_STEPS,
  DROP_REASONS,
  LINE_TROUBLES,
  POOLS,
  REJOIN_OUTCOMES,
  RESUME_OUTCOMES,
} from './meter-labels.ts';
import type { UpgradeRefusal } from '../sockets/upgrade.ts';

/** Seconds: from "somebody was there" to "this site is empty". */
const WAIT_BOUNDS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600] as const;

/**
 * What this process counts for its operator, since it started. Every name it counts under is one of a closed list, so
 * nothing that a visitor sends can become one.
 */
export class Meters {
  /** Sockets open now, also of those who have not said hello. */
  connections = 0;
  connectionsOpened = 0;
  relayedFrames = 0;
  relayedBytes = 0;
  /** Seconds, one for each side that is of this node. */
  readonly waits = new Histogram(WAIT_BOUNDS);
  readonly refusedUpgrades = zeros(UPGRADE_REFUSALS);
  readonly drops = zeros(DROP_REASONS);
  readonly challenges = zeros(CHALLENGE_STEPS);
  readonly bans = zeros(BAN_POINTS);
  readonly resumes = zeros(RESUME_OUTCOMES);
  readonly rejoins = zeros(REJOIN_OUTCOMES);
  readonly renewalsFailed = zeros(POOLS);
  readonly leasesLost = zeros(POOLS);
  readonly lineTroubles = zeros(LINE_TROUBLES);

  /** A socket was opened. */
  opened(): void {
    this.connections += 1;
    this.connectionsOpened += 1;
  }

  closed(): void {
    this.connections -= 1;
  }

  /** The dearest path there is: two additions and nothing else. */
  relayed(bytes: number): void {
    this.relayedFrames += 1;
    this.relayedBytes += bytes;
  }

  refusedUpgrade(reason: UpgradeRefusal): void {
    this.refusedUpgrades[reason] += 1;
  }

  /** Something a visitor sent or asked for was not done. */
  dropped(reason: DropReason): void {
    this.drops[reason] += 1;
  }

  /** One side of a match had waited so long, milliseconds. */
  waited(ms: number): void {
    this.waits.observe(ms / 1_000);
  }

  challenge(step: ChallengeStep): void {
    this.challenges[step] += 1;
  }

  banned(at: BanPoint): void {
    this.bans[at] += 1;
  }

  /** A place in the queue was asked back. */
  resumed(outcome: ResumeOutcome): void {
    this.resumes[outcome] += 1;
  }

  /** A seat in a call was asked back. */
  rejoined(outcome: RejoinOutcome): void {
    this.rejoins[outcome] += 1;
  }

  renewalFailed(pool: Mode): void {
    this.renewalsFailed[pool] += 1;
  }

  /** The pool went on without this process, which has to join again. */
  leaseLost(pool: Mode): void {
    this.leasesLost[pool] += 1;
  }

  lineTrouble(kind: LineTrouble): void {
    this.lineTroubles[kind] += 1;
  }
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  // Object.fromEntries forgets the names' type.
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
