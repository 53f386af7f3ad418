import type { Attestation } from '../attestation.ts';
import type { PromiseId } from '../promises/promises.ts';

type Kind = Attestation['kind'];

/** What people must record for a promise that no program can show whole. */
const ATTESTED = {
  '1V1-02-06': ['legal-request-register'],
  'T1V-02-04': ['legal-request-register'],
  'ANC-03-05': ['legal-request-register'],
  'ANC-06-03': ['legal-request-register'],
  'ANC-06-04': ['legal-request-register'],
  'T1V-10-04': ['legal-request-register'],
  '1V1-06-03': ['hardening-checklist'],
  'T1V-08-02': ['hardening-checklist'],
  'T1V-08-04': ['hardening-checklist'],
  '1V1-06-04': ['security-audit'],
  'ANC-09-02': ['security-audit', 'penetration-test'],
  'ANC-09-06': ['data-centre'],
  '1V1-03-06': ['processor-contracts'],
  '1V1-07-03': ['processor-contracts'],
  '1V1-09-01': ['processor-contracts'],
  '1V1-09-03': ['processor-contracts'],
  'T1V-09-02': ['processor-contracts'],
  'ANC-06-02': ['processor-contracts'],
  'ANC-06-05': [],
} as const satisfies Readonly<Partial<Record<PromiseId, readonly Kind[]>>>;

const BY_ID: Readonly<Record<string, readonly Kind[]>> = ATTESTED;

/** The records that a promise needs; none where no record could show it. */
export const attestationsOf = (id: PromiseId): readonly Kind[] => BY_ID[id] ?? [];
