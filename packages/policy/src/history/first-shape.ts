import type { Manifest } from '../manifest.ts';
import { isParts, type Parts } from './piece.ts';

/**
 * Shape 1, in which version 1 of `visavis` was published, in shape 2. What shape 1 had no words for is as the
 * program of that day had it, and where that was nothing, the reading that claims least for it.
 */
export function fromFirstShape(manifest: Parts): Parts {
  const { analytics, brand, data, purposes } = manifest;
  return {
    ...manifest,
    languages: ['en'],
    brand: { ...partsOf(brand), domain: 'own', contacts: { ...CONTACTS, ...partsOf(partsOf(brand)['contacts']) }, accentHue: 190 },
    // Shape 2 names a basis for every purpose, read for or not. Nobody read anything for these two.
    purposes: { ...partsOf(purposes), 'keep-running': 'legitimate-interest', 'comply-with-law': 'legal-obligation' },
    data: { ...COLLECTED_LATER, ...withReaders(partsOf(data)) },
    holds: [],
    matching: { interests: 'off', region: 'off' },
    accounts: 'off',
    payments: 'off',
    analytics: { ...partsOf(analytics), cookies: 'none' },
    backups: { kind: manifest['backups'] },
    attestations: [],
    // It promised that nobody agrees to a new version without being told, and no number. Nobody used the service yet.
    notice: { material: { leadTime: { amount: 30, unit: 'days' }, shown: 'until-read' } },
  } satisfies Partial<Record<keyof Manifest, unknown>>;
}

/** A mail address that nobody can own stands for one that is not set. */
const CONTACTS = { security: 'security@example.org' };

const COLLECTED_LATER = {
  region: 'not-collected',
  accessLog: 'not-collected',
  pictureSize: 'not-collected',
  visitorAccounts: 'not-collected',
} as const satisfies Partial<Manifest['data']>;

/** Shape 1 named the purposes of a category; these are the programs and people that read it for them. */
const READERS: Readonly<Record<string, readonly Manifest['data']['reports']['readers'][number][]>> = {
  address: [
    { who: 'signaling', purpose: 'connect' },
    { who: 'signaling', purpose: 'stop-abuse' },
    { who: 'collector', purpose: 'stop-abuse' },
    { who: 'dashboard', purpose: 'stop-abuse' },
  ],
  request: [{ who: 'collector', purpose: 'count' }],
  limits: [
    { who: 'signaling', purpose: 'stop-abuse' },
    { who: 'collector', purpose: 'stop-abuse' },
  ],
  session: [{ who: 'signaling', purpose: 'connect' }],
  handshake: [{ who: 'signaling', purpose: 'connect' }],
  relay: [{ who: 'relay', purpose: 'connect' }],
  call: [{ who: 'browser', purpose: 'connect' }],
  reports: [{ who: 'moderator', purpose: 'stop-abuse' }],
  counts: [{ who: 'owner', purpose: 'count' }],
  mail: [{ who: 'owner', purpose: 'answer' }],
  signInLimits: [{ who: 'dashboard', purpose: 'run-service' }],
  operators: [{ who: 'dashboard', purpose: 'run-service' }],
  operatorSessions: [{ who: 'dashboard', purpose: 'run-service' }],
  signInChallenges: [{ who: 'dashboard', purpose: 'run-service' }],
  setUpLinks: [{ who: 'dashboard', purpose: 'run-service' }],
};

function withReaders(data: Parts): Parts {
  return Object.fromEntries(
    Object.entries(data).map(([name, category]) => {
      const { purposes: _, ...kept } = partsOf(category);
      return [name, { ...kept, readers: READERS[name] }];
    }),
  );
}

const partsOf = (piece: unknown): Parts => (isParts(piece) ? piece : {});
