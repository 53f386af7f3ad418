import { describe, expect, it } from 'vitest';
import type { Attestation } from '../attestation.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { PROMISES } from '../promises/promises.ts';
import { citedPromises, promisesIn } from './cited.ts';
import { ledger, type LedgerInput } from './ledger.ts';
import { ledgerFor } from './ledger-for.ts';
import { type Lock, NO_LOCK } from './lock.ts';
import { totalsOf } from './totals.ts';

const TEST = 'packages/x.test.ts › it holds';
const proof = (id: string): Lock => ({
  ...NO_LOCK,
  proofs: { [id]: { since: { onevone: '2026-03-01 0123abc' }, tests: { [TEST]: ['onevone'] } } },
});
const kept = (id: (typeof PROMISES)[number]['id']) => [{ ids: [id], by: ['packages/x.ts#keep'] }] as const;

const entry = (id: string, input: Partial<LedgerInput> = {}) =>
  ledger({
    profile: 'onevone',
    cited: new Set(),
    lock: NO_LOCK,
    enforcers: [],
    attestations: [],
    figures: {},
    today: '2026-04-01',
    ...input,
  }).get(id);

describe('a promise is proven', () => {
  it('by a named module and a green test, and says since when', () => {
    expect(entry('1V1-03-02', { lock: proof('1V1-03-02'), enforcers: kept('1V1-03-02') })).toMatchObject({
      state: 'proven',
      enforcers: ['packages/x.ts#keep'],
      tests: [TEST],
      since: { date: '2026-03-01', commit: '0123abc' },
    });
  });

  it('by neither of the two alone', () => {
    expect(entry('1V1-03-02', { lock: proof('1V1-03-02') })).toMatchObject({ state: 'unproven', waitsFor: 'module' });
    expect(entry('1V1-03-02', { enforcers: kept('1V1-03-02') })).toMatchObject({ state: 'unproven', waitsFor: 'test' });
  });

  it('under the profile that the test names, and no other', () => {
    const elsewhere = entry('1V1-03-02', { profile: 'visavis', lock: proof('1V1-03-02'), enforcers: kept('1V1-03-02') });
    expect(elsewhere).toMatchObject({ state: 'unproven', waitsFor: 'run', tests: [] });
  });

  it.each([
    ['1V1-08-05', { waitsFor: 'RIGHTS-DESK' }],
    ['1V1-04-03', { waitsFor: 'COUNTING-COOKIE', lacks: 'a cookie for counting, and the question before it' }],
  ] as const)('never while its part is not there, whatever claims %s', (id, missing) => {
    expect(entry(id, { lock: proof(id), enforcers: kept(id) })).toMatchObject({ state: 'unproven', tests: [], ...missing });
  });

  it('only once its tests have run under the profile, as after a new one came', () => {
    const everywhere: Lock = { ...proof('1V1-03-02'), proofs: { '1V1-03-02': { since: {}, tests: { [TEST]: 'every profile' } } } };
    const waiting = entry('1V1-03-02', { lock: everywhere, enforcers: kept('1V1-03-02') });
    expect(waiting).toMatchObject({ state: 'unproven', waitsFor: 'run', enforcers: ['packages/x.ts#keep'] });
  });

  it('with the live figure that shows it as well', () => {
    const figures = { '1V1-01-15': '/numbers/#proof' };
    const proven = entry('1V1-01-15', { lock: proof('1V1-01-15'), enforcers: kept('1V1-01-15'), figures });
    expect(proven).toMatchObject({ state: 'proven', figure: '/numbers/#proof' });
  });

  it('with the part left open that only people can show', () => {
    expect(entry('1V1-03-06', { lock: proof('1V1-03-06'), enforcers: kept('1V1-03-06') })).toMatchObject({
      state: 'proven',
      open: 'attestation',
    });
  });
});

describe('a promise is measured', () => {
  it('only where a figure is declared for it, and it is one that figures show', () => {
    const figures = { '1V1-01-15': '/proof/#bytes', '1V1-03-02': '/proof/#none', '1V1-05-04': '/proof/#held' };
    expect(entry('1V1-01-15', { figures })).toMatchObject({ state: 'measured', figure: '/proof/#bytes' });
    expect(entry('1V1-03-02', { figures })).toMatchObject({ state: 'unproven' });
    expect(entry('1V1-01-15')).toMatchObject({ state: 'unproven' });
    expect(entry('1V1-05-04', { figures })).toMatchObject({ state: 'unproven', waitsFor: 'LEGAL-HOLD' });
  });
});

describe('a promise is declared', () => {
  const audit = (last: Attestation['last']): readonly Attestation[] => [
    { kind: 'security-audit', interval: { amount: 12, unit: 'months' }, last },
    { kind: 'hardening-checklist', interval: { amount: 12, unit: 'months' }, last },
  ];
  const done = { on: '2026-03-01', evidence: 'report 7' } as const;

  it('by a dated record with evidence, until it is too old', () => {
    expect(entry('1V1-06-04', { attestations: audit(done) })).toMatchObject({ state: 'declared', until: '2027-03-01', ...done });
    expect(entry('1V1-06-04', { attestations: audit(done), today: '2027-03-02' })).toMatchObject({
      state: 'unproven',
      waitsFor: 'attestation',
    });
  });

  it('not without one, and not by one of tomorrow', () => {
    expect(entry('1V1-06-04', { attestations: audit('none-yet') })).toMatchObject({ waitsFor: 'attestation' });
    expect(entry('1V1-06-04', { attestations: audit({ ...done, on: '2026-04-02' }) })).toMatchObject({ state: 'unproven' });
  });

  it('never where code could prove it', () => {
    const attestations = audit(done);
    expect(entry('T1V-08-02', { profile: 'talk1v1', attestations })).toMatchObject({ state: 'unproven', waitsFor: 'DEPLOY' });
  });

  it('only when every record that it needs is there', () => {
    expect(entry('ANC-09-02', { profile: 'anoncam', attestations: audit(done) })).toMatchObject({ waitsFor: 'attestation' });
  });
});

describe('a promise is text', () => {
  it('when it is only words and its sentence is printed', () => {
    expect(entry('1V1-06-05', { cited: new Set(['1V1-06-05']) })).toMatchObject({ state: 'text' });
    expect(entry('1V1-06-05')).toMatchObject({ state: 'unproven', waitsFor: 'sentence' });
  });

  it('not when people must attest it as well', () => {
    expect(entry('1V1-09-01', { cited: new Set(['1V1-09-01']) })).toMatchObject({ waitsFor: 'attestation' });
  });
});

describe('an unproven promise', () => {
  it('names the part that it waits for, and what of it is missing', () => {
    expect(entry('1V1-08-01')).toMatchObject({ waitsFor: 'RIGHTS-DESK' });
    expect(entry('1V1-04-03')).toMatchObject({ waitsFor: 'COUNTING-COOKIE', lacks: 'a cookie for counting, and the question before it' });
  });

  it('names the part that its own part cannot do without', () => {
    expect(entry('ANC-01-03', { profile: 'anoncam' })).toMatchObject({ waitsFor: 'ACCESS-LOG', lacks: expect.stringContaining('log of addresses') });
  });
});

describe.each(PROFILE_NAMES)('the ledger of %s', (profile) => {
  it('has each of its promises in exactly one state', () => {
    const entries = ledgerFor(profile, { today: '2026-04-01' });
    expect(Object.values(totalsOf(entries)).reduce((sum, count) => sum + count, 0)).toBe(entries.size);
    expect([...entries.keys()]).toEqual(PROMISES.map(({ id }) => id).filter((id) => entries.has(id)));
  });

  it('takes its own promises from the documents', () => {
    const entries = ledgerFor(profile, { today: '2026-04-01' });
    for (const id of citedPromises(profile)) if (id.startsWith('VIS-')) expect(entries.has(id)).toBe(true);
  });
});

it('finds the promises of a sentence wherever it stands', () => {
  expect(promisesIn({ a: [{ sentence: { text: 'x', promises: ['A', 'B'] } }], b: { cells: [[{ promises: ['C'] }]] } })).toEqual(
    new Set(['A', 'B', 'C']),
  );
  expect(promisesIn('A')).toEqual(new Set());
});
