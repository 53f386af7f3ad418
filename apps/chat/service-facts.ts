import { beaconAttributes } from '@visavis/analytics';
import type { ProfileName } from '@visavis/policy';
import { currentManifest, historyOf } from '@visavis/policy/history';
import type { Plugin } from 'vite';
import type { Service } from './src/service.ts';

/** What of a profile's manifest and history goes into the chat that is built at a moment. */
export function serviceFacts(profile: ProfileName, now: Date): Service {
  const { age, analytics, brand, connection } = currentManifest(profile, now);
  const versions = historyOf(profile).flatMap(({ notice, number }) => (notice.kind === 'none' ? [] : [{ number, notice }]));
  return { name: brand.name, minimumAge: age.minimum, connection, versions, beacon: beaconAttributes(analytics, '/chat/') };
}

/** Writes the brand's name where the page says `%NAME%`. */
export const pageName = (name: string): Plugin => ({
  name: 'page-name',
  transformIndexHtml: (html) => html.replaceAll('%NAME%', escaped(name)),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
