import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { policyDocuments } from '@visavis/policy/text';
import { ReportReason } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { REPORT_WORDS } from './report-words.ts';

const asked = REPORT_WORDS.reasons.map(({ reason }) => reason);

describe('the reasons of a report', () => {
  it('are those of the protocol', () => {
    expect(new Set(asked)).toEqual(new Set(ReportReason.options));
  });

  it.each(PROFILE_NAMES)(proves('are the rules of the guidelines of %s, one for one', 'VIS-12-01'), (profile) => {
    const { guidelines } = policyDocuments(manifestFor(profile));
    const rules = guidelines.sections.find(({ id }) => id === 'rules');
    expect(rules?.clauses.map(({ id }) => id)).toEqual(asked);
  });
});
