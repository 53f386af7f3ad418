import { beaconAttributes } from '@visavis/analytics';
import { WISHES } from '@visavis/matchmaking';
import type { Manifest, ProfileName } from '@visavis/policy';
import { currentManifest, historyOf } from '@visavis/policy/history';
import type { WishKind } from '@visavis/protocol';
import type { Plugin } from 'vite';
import type { Service } from './src/service.ts';

/** What of a profile's manifest and history goes into the chat that is built at a moment. */
export function serviceFacts(profile: ProfileName, now: Date): Omit<Service, 'scripts'> {
  const { age, analytics, brand, connection, matching, moderation } = currentManifest(profile, now);
  const versions = historyOf(profile).flatMap(({ notice, number }) => (notice.kind === 'none' ? [] : [{ number, notice }]));
  return {
    name: brand.name,
    minimumAge: age.minimum,
    connection,
    guard: guardUnder(moderation),
    wishes: wishesUnder(matching),
    versions,
    beacon: beaconAttributes(analytics, '/chat/'),
  };
}

const guardUnder = (moderation: Manifest['moderation']): Service['guard'] =>
  moderation.video === 'off' ? null : { atFirst: moderation.atFirst === 'on', maySwitch: moderation.visitorMaySwitch };

function wishesUnder({ interests, languages, region }: Manifest['matching']): readonly WishKind[] {
  const allowed = { interests: interests === 'per-search', languages: languages === 'per-search', country: region === 'country' };
  return WISHES.filter((kind) => allowed[kind]);
}

/** Writes the brand's name where the page says `%NAME%`. */
export const pageName = (name: string): Plugin => ({
  name: 'page-name',
  transformIndexHtml: (html) => html.replaceAll('%NAME%', escaped(name)),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
