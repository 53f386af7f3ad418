import { collected, type DataCategory, type DataName } from './data.ts';
import { atMostMilliseconds } from './duration.ts';
import { type Hold, LONGEST_HOLD } from './hold.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { type FieldName, PURPOSES } from './vocabulary.ts';

/** Rules for the data ledger, the purposes that it serves, and what may be kept longer. */
export function checkData(manifest: Pick<Manifest, 'data' | 'holds' | 'accounts' | 'matching'>): readonly Problem[] {
  const categories = collected(manifest.data);
  const read = new Set(categories.flatMap(([, { readers }]) => readers.map(({ purpose }) => purpose)));
  return [
    ...categories.flatMap(([name, category]) => checkCategory(category, `data.${name}`)),
    ...categories.flatMap(([name, category]) => checkWritten(category, name)),
    ...PURPOSES.filter((purpose) => !read.has(purpose)).map((purpose): Problem => ({
      code: 'purpose-unread',
      path: `purposes.${purpose}`,
      reason: `nobody reads anything for "${purpose}"; a purpose without a reader is no purpose`,
    })),
    ...manifest.holds.flatMap((hold, index) => checkHold(manifest, hold, `holds.${index}`)),
    ...checkSwitches(manifest),
  ];
}

function checkCategory(category: DataCategory, path: string): readonly Problem[] {
  const names = category.fields.map((field) => field.name);
  const problems: Problem[] = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ code: 'field-listed-twice', path: `${path}.fields.${name}`, reason: 'list the field once' }));
  if (category.keptBy === 'job' && category.fields.some((field) => field.lives === 'mailbox')) {
    problems.push({
      code: 'no-job-reaches-a-mailbox',
      path: `${path}.keptBy`,
      reason: 'no program of ours empties a mailbox: say "person", or move the data to the database',
    });
  }
  return problems;
}

/** What is said in a call, how it is set up and who met whom: never on a disk, whatever the category is called. */
const NEVER_WRITTEN: readonly FieldName[] = [
  'picture-and-sound',
  'text-messages',
  'device-switches',
  'typing',
  'text-signatures',
  'sign-check',
  'sealed-handshake',
  'sealed-media',
  'recent-partners',
  'pairing',
  'signing-key',
];

function checkWritten({ fields }: DataCategory, category: DataName): readonly Problem[] {
  const written = fields.filter(({ lives }) => lives === 'database' || lives === 'mailbox').map(({ name }) => name);
  return written.flatMap((name): Problem[] => {
    const path = `data.${category}.fields.${name}`;
    if (NEVER_WRITTEN.includes(name)) {
      return [{ code: 'never-kept-field-written', path, reason: `"${name}" is part of a call and may not be written down; drop it` }];
    }
    // Only there does each day have a key of its own, without which an address in a backup outlives its period.
    if (name === 'ip-address' && category !== 'accessLog') {
      return [{ code: 'address-outside-access-log', path, reason: 'addresses are written down in data.accessLog only; move it there' }];
    }
    return [];
  });
}

function checkHold({ data }: Pick<Manifest, 'data'>, hold: Hold, path: string): readonly Problem[] {
  const periods = collected(data).flatMap(([, { fields, retention }]) =>
    retention.kind === 'period' && fields.some(({ name }) => name === hold.field) ? [retention.length] : [],
  );
  const problems: Problem[] = [];
  if (atMostMilliseconds(hold.maximum) > atMostMilliseconds(LONGEST_HOLD)) {
    problems.push({ code: 'hold-beyond-limit', path: `${path}.maximum`, reason: 'no hold may be longer than 12 months' });
  }
  if (periods.length === 0) {
    problems.push({
      code: 'hold-of-uncollected-field',
      path: `${path}.field`,
      reason: `no category writes "${hold.field}" down, so there is nothing to hold`,
    });
  }
  if (periods.some((period) => atMostMilliseconds(period) >= atMostMilliseconds(hold.maximum))) {
    problems.push({
      code: 'hold-shorter-than-period',
      path: `${path}.maximum`,
      reason: 'the field is kept as long without a hold; drop the hold',
    });
  }
  return problems;
}

function checkSwitches({ accounts, data, matching }: Pick<Manifest, 'data' | 'accounts' | 'matching'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (accounts === 'off' && data.visitorAccounts !== 'not-collected') {
    problems.push({
      code: 'account-data-without-accounts',
      path: 'data.visitorAccounts',
      reason: 'accounts are off: say "not-collected"',
    });
  }
  if (accounts === 'optional' && data.visitorAccounts === 'not-collected') {
    problems.push({
      code: 'accounts-without-account-data',
      path: 'data.visitorAccounts',
      reason: 'accounts are optional: list what an account holds',
    });
  }
  const stated = new Set<FieldName>(data.session.fields.map(({ name }) => name));
  for (const kind of ['interests', 'languages'] as const) {
    if ((matching[kind] === 'off') !== stated.has(kind)) continue;
    problems.push({
      code: `${kind}-without-data`,
      path: 'data.session.fields',
      reason: `matching.${kind} and the fields of data.session must say the same: both or neither`,
    });
  }
  return problems;
}
