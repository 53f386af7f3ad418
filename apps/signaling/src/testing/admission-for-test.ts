import { type BanList, MemorySpent, NOBODY_IS_BANNED } from '@visavis/admission';
import { Admission, type AdmissionOptions } from '../admission/admission.ts';
import { Door, type DoorOptions } from '../admission/door.ts';
import { Puzzles } from '../admission/puzzles.ts';

const PLENTY = { burst: 1_000_000, perSecond: 1_000_000 } as const;
/** As `AddressDoors` has it. */
const REPORTS = { burst: 10, perSecond: 1 / 60 } as const;

/** A network of its own, that has one socket. */
export function doorForTest(options: Partial<DoorOptions> = {}): Door {
  const door = new Door({ network: 'N'.repeat(22), banMark: 'B'.repeat(43), rates: { connect: PLENTY, find: PLENTY, report: REPORTS }, ...options });
  door.open = 1;
  return door;
}

type Given = Pick<AdmissionOptions, 'now' | 'meters'> & Partial<AdmissionOptions>;

/** Lets everybody in, and asks for no puzzles, unless it is told otherwise. Its puzzles are real. */
export function admissionForTest(options: Given): Admission {
  const puzzles = new Puzzles({ key: new Uint8Array(32), spent: new MemorySpent(options), now: Date.now });
  return new Admission({ bans: NOBODY_IS_BANNED, puzzles, puzzleSwitch: 'off', ...options });
}

/** Bans that a test makes and takes back. */
export function bansForTest(): BanList & { readonly tags: Set<string>; readonly networks: Set<string> } {
  const [tags, networks] = [new Set<string>(), new Set<string>()];
  return { tags, networks, isBanned: ({ tag, network }) => (network !== null && networks.has(network)) || (tag !== null && tags.has(tag)) };
}
