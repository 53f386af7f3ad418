import { manifestFor } from '@visavis/policy';
import type { Ledger } from '@visavis/policy/ledger';

const POLICIES = { '1V1': 'onevone', T1V: 'talk1v1', ANC: 'anoncam' } as const;

/** Whose promises a ledger holds. */
interface Whose {
  readonly published: number;
  readonly own: number;
  /** What the first three characters of an id mean, for those that occur. */
  readonly codes: string;
}

export function whose(ledger: Ledger): Whose {
  const ids = [...ledger.keys()];
  const own = ids.filter((id) => id.startsWith('VIS-')).length;
  const found = Object.entries(POLICIES).filter(([code]) => ids.some((id) => id.startsWith(`${code}-`)));
  const codes = inWords(found.map(([code]) => code));
  const names = inWords(found.map(([, profile]) => manifestFor(profile).brand.name));
  return {
    published: ids.length - own,
    own,
    codes: found.length === 0 ? `${VIS}.` : `${codes} ${found.length === 1 ? 'is a' : 'are'} published ${found.length === 1 ? 'promise' : 'promises'} of ${names}; ${VIS}.`,
  };
}

const VIS = 'VIS is this program’s own';

const inWords = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
