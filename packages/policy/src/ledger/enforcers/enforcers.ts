import { manifestFor } from '../../manifest-for.ts';
import type { ProfileName } from '../../profile-names.ts';
import type { PromiseId } from '../../promises/promises.ts';
import type { Enforcer } from '../state.ts';
import { CALL_ENFORCERS } from './calls.ts';
import { COUNTING_ENFORCERS } from './counting.ts';
import { DATA_ENFORCERS } from './data.ts';
import { DEVICE_ENFORCERS } from './device.ts';
import type { EnforcerGroup } from './enforcer-group.ts';
import { KEEPING_ENFORCERS } from './keeping.ts';
import { PAGE_ENFORCERS } from './pages.ts';
import { SHARING_ENFORCERS } from './sharing.ts';

/** Which modules keep which promise. `npm test` checks that each is there and exports its symbol. */
export const ENFORCERS: readonly EnforcerGroup[] = [
  ...DATA_ENFORCERS,
  ...COUNTING_ENFORCERS,
  ...CALL_ENFORCERS,
  ...DEVICE_ENFORCERS,
  ...KEEPING_ENFORCERS,
  ...SHARING_ENFORCERS,
  ...PAGE_ENFORCERS,
];

interface Promising {
  readonly id: PromiseId;
  readonly profile: ProfileName;
}

export const enforcersOf = (groups: readonly EnforcerGroup[], { id, profile }: Promising): readonly Enforcer[] => [
  ...new Set(
    groups.flatMap((group) => (group.ids.includes(id) && (group.where?.(manifestFor(profile)) ?? true) ? group.by : [])),
  ),
];
