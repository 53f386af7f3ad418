import type { ProfileName } from '@visavis/policy';
import type { Ledger } from '@visavis/policy/ledger';

const FIX = {
  test:
    'is there, and no green test claims it. Claim it with proves() in a title, ' +
    'or name in packages/policy/src/ledger/not-built.ts what is missing.',
  module: 'has a green test and no named module. Name the module that keeps it in packages/policy/src/ledger/enforcers',
} as const;

/** One line for every promise that could be proven by now and is not. */
export function unclaimed(ledgers: ReadonlyMap<ProfileName, Ledger>): readonly string[] {
  const found = new Map<string, { readonly line: string; readonly profiles: string[] }>();
  for (const [profile, ledger] of ledgers) {
    for (const [id, entry] of ledger) {
      if (entry.state !== 'unproven' || (entry.waitsFor !== 'test' && entry.waitsFor !== 'module')) continue;
      const line = `${entry.promise.capability} ${FIX[entry.waitsFor]}`;
      const before = found.get(`${id} ${line}`);
      if (before === undefined) found.set(`${id} ${line}`, { line, profiles: [profile] });
      else before.profiles.push(profile);
    }
  }
  return [...found].map(([key, { line, profiles }]) => `${key.split(' ')[0]} (${profiles.join(', ')}): ${line}`);
}
