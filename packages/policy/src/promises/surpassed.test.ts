import { describe, expect, it } from 'vitest';
import { isAwaited } from '../ledger/wanted.ts';
import { ledgerFor } from '../ledger/ledger-for.ts';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { VISAVIS_EXCEPTIONS } from './exceptions.ts';
import { promisesOf } from './promises-of.ts';
import { hereInstead, SURPASSED } from './surpassed.ts';

const IDS = SURPASSED.flatMap(({ ids }) => ids);
const visavis = manifestFor('visavis');

/** A policy that does everything with data that the published ones allow. */
const loose: Manifest = {
  ...visavis,
  brand: {
    ...visavis.brand,
    operator: { kind: 'named', name: 'A. Person', address: '1 Street', country: 'IS' },
    contacts: { privacy: 'p@visavis.is', safety: 's@visavis.is', security: 'x@visavis.is' },
  },
  data: {
    ...visavis.data,
    region: manifestFor('onevone').data.region,
    accessLog: manifestFor('onevone').data.accessLog,
    reports: {
      ...visavis.data.reports,
      fields: [
        { name: 'session-times', source: 'made', lives: 'database' },
        { name: 'screen-size', source: 'automatic', lives: 'database' },
      ],
    },
    mail: manifestFor('talk1v1').data.mail,
  },
  recipients: [
    ...visavis.recipients,
    {
      kind: 'processor',
      service: 'hosting',
      name: 'A host',
      country: 'IS',
      safeguard: 'same-law',
      gets: ['ip-address'],
      contract: { reference: '1', reviewBy: '2027-01-01' },
      origins: [],
    },
  ],
  device: visavis.device.filter(({ holds }) => holds !== 'blocked-tags'),
  rights: { ...visavis.rights, channels: ['form'] },
  holds: manifestFor('onevone').holds,
  connection: 'direct',
  matching: { interests: 'off', languages: 'off', region: 'country' },
  analytics: { ...visavis.analytics, cookies: 'after-yes', tables: ['countries'] },
  backups: manifestFor('anoncam').backups,
};

describe('a promise that a policy surpasses', () => {
  it('is one that the strictest profile makes, stands there once, and is no exception', () => {
    const made = new Set(ledgerFor('visavis', { today: '2026-11-22' }).keys());
    expect(IDS.filter((id) => !made.has(id) || id in VISAVIS_EXCEPTIONS)).toEqual([]);
    expect(new Set(IDS).size).toBe(IDS.length);
  });

  it.each(SURPASSED)('is surpassed by a fact of the manifest: $here', ({ ids, where }) => {
    expect(where(visavis)).toBe(true);
    // Nobody can switch payments on.
    if (ids[0] !== '1V1-01-21') expect(where(loose)).toBe(false);
  });

  it('names what holds instead in one plain sentence, and our own promises that say so', () => {
    const made = new Set(ledgerFor('visavis', { today: '2026-11-22' }).keys());
    for (const { here, ids, own } of SURPASSED) {
      expect(here).toMatch(/^[A-Z][^!"]*[^.]\.$/);
      expect(here.split(' ').length).toBeLessThanOrEqual(22);
      expect(own.filter((id) => !made.has(id) || ids.includes(id))).toEqual([]);
    }
  });

  it('keeps its words where the policy does what they allow', () => {
    expect(hereInstead('ANC-01-02', manifestFor('anoncam'))).toBeUndefined();
    expect(hereInstead('ANC-01-02', visavis)).toEqual({ here: 'No IP address is written down at all.', own: ['VIS-01-03'] });
    expect(hereInstead('ANC-01-01', visavis)).toBeUndefined();
  });
});

it('what is kept of a machine in numbers is not said to be kept nowhere', () => {
  const counting: Manifest = { ...visavis, analytics: { ...visavis.analytics, tables: ['visitors', 'browsers', 'systems'] } };
  for (const id of ['1V1-01-03', '1V1-01-04', '1V1-01-05'] as const) {
    expect(hereInstead(id, visavis), id).toBeDefined();
    expect(hereInstead(id, counting), id).toBeUndefined();
  }
});

it.each(PROFILE_NAMES)('nobody waits for a part that %s leaves out', (profile) => {
  const manifest = manifestFor(profile);
  const waiting = [...ledgerFor(profile, { today: '2026-11-22' })].flatMap(([, entry]) =>
    entry.state === 'unproven' ? [entry] : [],
  );
  const wrong = waiting.filter(({ promise, waitsFor }) => waitsFor === promise.capability && !isAwaited(waitsFor, { id: promise.id, manifest }));
  expect(wrong.map(({ promise }) => promise.id)).toEqual([]);
});

it('no published promise that speaks of an address log, a region or a cookie stands as it is where there is none', () => {
  const stands = promisesOf('visavis', []).filter(({ id }) => hereInstead(id, visavis) === undefined);
  const spoken = stands.filter(({ says }) => /IP address|\blogs?\b|\bregions?\b|countries visits|\bcookie of\b|\bcookies are set/i.test(says));
  expect(spoken.map(({ id }) => id)).toEqual([]);
});
