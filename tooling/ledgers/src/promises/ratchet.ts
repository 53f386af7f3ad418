import { PROFILE_NAMES } from '@visavis/policy';
import type { Lock } from '@visavis/policy/ledger';

/** One line for every profile that proves less than its lock: the number of unproven promises may only fall. */
export function ratchet(committed: Lock, next: Lock): readonly string[] {
  return PROFILE_NAMES.flatMap((profile) => {
    const allowed = committed.totals[profile]?.unproven;
    const count = next.totals[profile]?.unproven ?? 0;
    if (allowed === undefined || count <= allowed) return [];
    const before = committed.unproven[profile] ?? {};
    const fresh = Object.entries(next.unproven[profile] ?? {}).filter(([id]) => before[id] === undefined);
    const names = fresh.map(([id, waitsFor]) => `${id} (${waitsFor})`).join(', ');
    return [
      `${profile}: ${count} promises are unproven, ${allowed} were. New: ${names}. Show them with a test (proves), or, ` +
        'when the promises themselves are new, accept it: npm run promises -- --write --accept-rise',
    ];
  });
}
