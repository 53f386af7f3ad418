import { COUNT_FIELDS } from '../../counted.ts';
import type { DataCategory, DataName } from '../../data.ts';
import type { Manifest } from '../../manifest.ts';
import { CAPABILITIES, type Capability } from '../../promises/capability.ts';
import type { PromiseId } from '../../promises/promises.ts';
import type { ChatPartner, Recipient } from '../../recipient.ts';
import type { FieldName } from '../../vocabulary.ts';
import { type Cell, table, type Table } from '../document.ts';
import { describeRetention } from './describe-retention.ts';
import { isBuilt } from './not-built.ts';
import { capital, DATA_WORDS, FIELD_WORDS, inWords, PEOPLE_WORDS, PLACE_WORDS, PURPOSE_WORDS } from './words.ts';

interface Content {
  readonly caption: string;
  readonly names: readonly DataName[];
  readonly promises: readonly [PromiseId, ...PromiseId[]];
}

/** One row for each named category that the manifest collects: what, how long, why, where, who. */
export function dataTable(manifest: Manifest, { caption, names, promises }: Content): Table {
  const rows = names.flatMap((name) => {
    const category = manifest.data[name];
    return category === 'not-collected' ? [] : [row(manifest, name, category)];
  });
  return table({ caption, columns: ['What', 'Kept for', 'Why', 'Where', 'Who sees it'], rows, loud: 1 }, ...promises);
}

function row(manifest: Manifest, name: DataName, category: DataCategory): readonly Cell[] {
  const places = category.fields.map((field) => PLACE_WORDS[field.lives]);
  return [
    { text: DATA_WORDS[name], more: `${capital(inWords(contentOf(category)))}.` },
    kept(manifest, name, category),
    { text: capital(inWords(purposesOf(category))) },
    { text: capital(inWords([...new Set(places)])) },
    { text: capital(inWords(whoSees(manifest, category))) },
  ];
}

/** What is in it. What is counted stands in a list of its own, with its grain (privacy/counted-list.ts). */
function contentOf({ fields }: DataCategory): readonly string[] {
  const names = fields.map((field) => field.name);
  const listed = names.some((name) => COUNT_FIELDS.includes(name)) ? ['what is listed under “How we count visits”'] : [];
  return [...listed, ...names.filter((name) => !COUNT_FIELDS.includes(name)).map((name) => FIELD_WORDS[name])];
}

/** The period, and whether anything of the category exists by now. */
function kept(manifest: Manifest, name: DataName, category: DataCategory): Cell {
  const cell = describeRetention(category, manifest);
  const promises = PERIOD_PROMISES[name] ?? [];
  const part = partOf(name, category);
  if (part === undefined || isBuilt(part)) return { ...cell, promises };
  return { ...cell, more: `Not built yet: ${CAPABILITIES[part].is}. ${cell.more ?? ''}`.trim(), promises: [...promises, 'VIS-11-13'] };
}

/** What brings a category. A mailbox needs no program of ours. */
function partOf(name: DataName, { fields }: DataCategory): Capability | undefined {
  if (name === 'mail') return fields.some(({ lives }) => lives === 'database') ? 'SUPPORT' : undefined;
  return PARTS[name];
}

const PARTS: Readonly<Partial<Record<DataName, Capability>>> = {
  accessLog: 'ACCESS-LOG',
  bans: 'MODERATION',
  pictureSize: 'QUALITY',
  visitorAccounts: 'ACCOUNTS',
};

/** The published promises about a category's period. */
const PERIOD_PROMISES: Readonly<Partial<Record<DataName, readonly PromiseId[]>>> = {
  accessLog: ['1V1-05-01', 'T1V-07-01', 'ANC-01-03', 'ANC-05-01'],
  call: ['1V1-03-04', 'T1V-06-04', 'T1V-07-05', 'ANC-04-01'],
  pictureSize: ['T1V-01-11', 'T1V-04-03'],
  reports: ['ANC-05-05'],
  bans: ['VIS-12-09', '1V1-05-04'],
  counts: ['1V1-05-01', 'ANC-05-02', 'VIS-04-01'],
  mail: ['T1V-07-03', 'ANC-05-04'],
  visitorAccounts: ['1V1-05-03'],
};

const purposesOf = ({ readers }: DataCategory): readonly string[] =>
  [...new Set(readers.map(({ purpose }) => purpose))].map((purpose) => PURPOSE_WORDS[purpose]);

type Setting = Pick<Manifest, 'connection' | 'recipients'>;

/** Who comes to see anything of a category: the partner, people who run the service, and others. */
function whoSees({ connection, recipients }: Setting, category: DataCategory): readonly string[] {
  const sight = {
    connection,
    fields: category.fields.map((field) => field.name),
    stored: ['period', 'until-removed', 'no-end'].includes(category.retention.kind),
    onRelay: category.fields.every((field) => field.lives === 'relay-memory'),
  };
  const partner = recipients.flatMap((one) => (one.kind === 'chat-partner' ? partnersSight(one, sight) : []));
  const yourself = category.retention.kind === 'until-removed' && category.retention.by === 'visitor' ? ['you'] : [];
  const people = category.readers.flatMap(({ who }) => PEOPLE_WORDS[who] ?? []);
  const others = recipients.flatMap((one) => othersSight(one, sight));
  const all = new Set([...yourself, ...partner, ...people, ...others]);
  return all.size === 0 ? ['no person'] : [...all];
}

interface Sight {
  readonly connection: Manifest['connection'];
  readonly fields: readonly FieldName[];
  readonly stored: boolean;
  readonly onRelay: boolean;
}

/** A partner sees what passes, never what is stored or what stands on the relay. */
function partnersSight({ sees }: ChatPartner, { connection, fields, stored, onRelay }: Sight): readonly string[] {
  if (stored || onRelay) return [];
  const seen = fields.filter((field) => (connection === 'shielded' ? sees.shielded : sees.direct).includes(field));
  if (seen.length === 0) return [];
  if (connection === 'choice' && !seen.some((field) => sees.shielded.includes(field))) return ['your partner (direct call only)'];
  const only = seen.length === fields.length ? '' : ` (only ${inWords(seen.map((field) => FIELD_WORDS[field]))})`;
  return [`your partner${only}`];
}

function othersSight(recipient: Recipient, { fields, stored }: Sight): readonly string[] {
  const anyOf = (gets: readonly FieldName[]) => fields.some((field) => gets.includes(field));
  switch (recipient.kind) {
    case 'chat-partner':
      return [];
    case 'own-relay':
      return !stored && anyOf(recipient.gets) ? ['our own relay (shielded call)'] : [];
    case 'authority':
      return stored ? ['a court that orders it'] : [];
    case 'processor':
      return anyOf(recipient.gets) ? [recipient.name] : [];
  }
}
