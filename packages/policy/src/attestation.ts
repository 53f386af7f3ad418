import * as v from 'valibot';
import { Duration } from './duration.ts';
import { CalendarDay, lineOf } from './vocabulary.ts';

/**
 * Something that people do and no program can show: a dated record with evidence, which grows old.
 * `none-yet` is the honest answer until somebody has done it.
 */
export const Attestation = v.strictObject({
  kind: v.picklist([
    'security-audit',
    'penetration-test',
    'hardening-checklist',
    'processor-contracts',
    'legal-request-register',
    'data-centre',
  ]),
  /** How long a record counts. */
  interval: Duration,
  last: v.union([
    v.literal('none-yet'),
    v.strictObject({ on: CalendarDay, evidence: lineOf('evidence is a document or an address') }),
  ]),
});
export type Attestation = Readonly<v.InferOutput<typeof Attestation>>;
