import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../manifest.ts';
import { manifestFor } from '../../../manifest-for.ts';
import { PROFILE_NAMES } from '../../../profile-names.ts';
import { proves } from '../../../proves.ts';
import { anchorsOf, sentencesOf } from '../../words-of.ts';
import { clauseText, wordsOf } from '../terms/read-document.test-support.ts';
import { guidelines } from './guidelines.ts';
import { RULE_COUNT } from './rules.ts';

const visavis = manifestFor('visavis');
const onevone = manifestFor('onevone');
const anoncam = manifestFor('anoncam');

describe('the guidelines', () => {
  it(proves('count their own rules', 'VIS-12-01'), () => {
    for (const profile of PROFILE_NAMES) {
      const written = guidelines(manifestFor(profile));
      expect(written.sections.find(({ id }) => id === 'rules')?.clauses).toHaveLength(RULE_COUNT);
      expect(written.lead.text).toContain(`${RULE_COUNT} rules`);
    }
  });

  it('take age and periods from the manifest', () => {
    const changed: Manifest = {
      ...onevone,
      age: { ...onevone.age, minimum: 21 },
      data: {
        ...onevone.data,
        reports: { ...onevone.data.reports, retention: { kind: 'period', length: { amount: 77, unit: 'days' }, from: 'written' } },
      },
      holds: [{ reason: 'ban', field: 'ip-address', maximum: { amount: 5, unit: 'months' } }],
    };
    const words = wordsOf(guidelines(changed));
    expect(words).toContain('Nobody under 21 may be here.');
    expect(words).toContain('It is kept for 77 days');
    expect(words).toContain('A ban ends after 5 months at the latest.');
    expect(words).not.toMatch(/\b18\b|12 months/);
  });

  it.each([
    ['onevone', 'A ban ends after 12 months at the latest.'],
    ['talk1v1', 'A ban ends after 90 days at the latest.'],
    ['anoncam', 'A ban ends after 30 days at the latest.'],
    ['visavis', 'A ban only ends the visit'],
  ] as const)('of %s end a ban with the data that carries it: %s', (profile, end) => {
    expect(clauseText(guidelines(manifestFor(profile)), 'ban')).toContain(end);
  });

  it('promise under every profile all that happens when a minor is found (C20)', () => {
    for (const profile of PROFILE_NAMES) {
      const said = clauseText(guidelines(manifestFor(profile)), 'minor');
      for (const part of ['visit ends at once', 'data is deleted', 'are kept out', 'tell the authorities']) {
        expect(said, profile).toContain(part);
      }
    }
  });

  it(proves('speak of the check of pictures only where it is on, and of switching only where that is allowed', 'VIS-12-16'), () => {
    for (const profile of ['onevone', 'talk1v1'] as const) {
      expect(anchorsOf(guidelines(manifestFor(profile)))).not.toContain('picture-check');
      expect(sentencesOf(guidelines(manifestFor(profile))).flatMap(({ promises }) => promises)).not.toContain('ANC-04-05');
    }
    expect(clauseText(guidelines(visavis), 'on-your-device')).toContain('You may switch it off for yourself.');
    expect(clauseText(guidelines(anoncam), 'on-your-device')).toContain('You cannot switch it off.');
  });

  it.each(PROFILE_NAMES)(proves('of %s say that what one writes can be proven, and to whom', 'VIS-12-24'), (profile) => {
    const words = clauseText(guidelines(manifestFor(profile)), 'proof');
    expect(words).toContain('we can prove that it is yours');
    expect(words).toContain('only the people who handle reports can open them');
  });

  it('warn of the partner’s view of an address as the connection makes it true', () => {
    const said = (connection: Manifest['connection']) => clauseText(guidelines({ ...visavis, connection }), 'stay-unknown');
    expect(said('direct')).toContain('Calls are direct here');
    expect(said('choice')).toContain('Stay with a shielded call');
    expect(said('shielded')).toContain('Your partner does not get your IP address.');
  });
});
