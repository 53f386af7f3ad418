import { type Manifest, type ManifestPath, SWITCHES, valueAt } from '@visavis/policy';
import type { Capability } from '@visavis/policy/promises';
import { switchValue } from './switches-value.ts';

/** Something that a manifest announces while no part of the product does it. */
export interface Unread {
  readonly path: ManifestPath;
  readonly value: string;
  readonly until: Capability;
}

/** The switches that nothing reads yet and that are not off. */
export const unreadPromises = (manifest: Manifest): readonly Unread[] =>
  SWITCHES.flatMap((one) => {
    const value = switchValue(valueAt(manifest, one.path));
    return one.state === 'unread' && !OFF.includes(value) && !FOLLOWS.includes(one.path)
      ? [{ path: one.path, value, until: one.until }]
      : [];
  });

/** Mail is answered by a person, as long as no program does. */
const OFF: readonly string[] = ['off', 'none', 'not-collected', 'does not apply', 'mail'];

/** Said by another switch already, or kept by people until a program reminds them. */
const FOLLOWS: readonly ManifestPath[] = [
  'data.mail',
  'data.region',
  'data.visitorAccounts',
  'moderation.atFirst',
  'moderation.visitorMaySwitch',
  'rights.clock',
];
