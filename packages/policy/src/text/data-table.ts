import type { DataCategory, DataLedger, DataName } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';
import type { FieldName } from '../vocabulary.ts';
import { describeRetention } from './describe-retention.ts';
import type { Cell, Table } from './document.ts';
import { capital, DATA_WORDS, FIELD_WORDS, inWords, PLACE_WORDS, PURPOSE_WORDS } from './words.ts';

/** One row for each named category: what, how long, why, where, who. */
export function dataTable(manifest: Manifest, caption: string, names: readonly DataName[]): Table {
  return {
    kind: 'table',
    caption,
    columns: ['What', 'Kept for', 'Why', 'Where', 'Who sees it'],
    rows: names.map((name) => row(manifest, name)),
    loud: 1,
  };
}

function row(manifest: Manifest, name: DataName): readonly Cell[] {
  const data: DataLedger = manifest.data;
  const category: DataCategory = data[name];
  const fields = category.fields.map((field) => field.name);
  const places = category.fields.map((field) => PLACE_WORDS[field.lives]);
  return [
    heading(name, capital(inWords(fields.map((field) => FIELD_WORDS[field])))),
    describeRetention(manifest, name),
    { text: capital(inWords(category.purposes.map((purpose) => PURPOSE_WORDS[purpose]))) },
    { text: capital(inWords([...new Set(places)])) },
    { text: capital(inWords(whoSees(manifest, category))) },
  ];
}

/** The category's name, and what is in it unless the name says that already. */
const heading = (name: DataName, fields: string): Cell =>
  fields === DATA_WORDS[name] ? { text: fields } : { text: DATA_WORDS[name], more: fields };

/** Who comes to see anything of a category, the people who run the service included. */
function whoSees({ recipients }: Manifest, category: DataCategory): readonly string[] {
  const fields = category.fields.map((field) => field.name);
  const stored = category.retention.kind === 'period' || category.retention.kind === 'until-removed';
  const shieldedOnly = category.fields.every((field) => field.lives === 'relay-memory');
  const others = recipients.flatMap((recipient) => sightOf(recipient, { fields, stored, shieldedOnly }) ?? []);
  if (stored) return ['people who run this service', ...others];
  return others.length === 0 ? ['nobody'] : others;
}

interface Seen {
  readonly fields: readonly FieldName[];
  readonly stored: boolean;
  readonly shieldedOnly: boolean;
}

function sightOf(recipient: Recipient, { fields, stored, shieldedOnly }: Seen): string | undefined {
  const anyOf = (seen: readonly FieldName[]) => fields.some((field) => seen.includes(field));
  switch (recipient.kind) {
    case 'chat-partner': {
      const direct = anyOf(recipient.sees.direct) && !shieldedOnly;
      const shielded = anyOf(recipient.sees.shielded);
      if (direct && shielded) return 'your partner';
      return direct ? 'your partner (direct call only)' : undefined;
    }
    case 'own-relay':
      return anyOf(recipient.gets) ? 'our own relay (shielded call)' : undefined;
    case 'authority':
      return stored ? 'a court that orders it' : undefined;
    case 'processor':
      return anyOf(recipient.gets) ? recipient.name : undefined;
  }
}
