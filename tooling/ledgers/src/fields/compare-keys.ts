import type { Place } from '@visavis/policy';
import { type MessageChannel, type Meaning, MESSAGES } from '@visavis/policy/inventory';
import { undeclared } from './declared.ts';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';
import type { SchemaKey } from './schema-keys.ts';

const ROWS = 'packages/policy/src/inventory/messages.ts';

/** Where what a message says may be afterwards. */
const PLACES: Readonly<Record<MessageChannel, readonly Place[]>> = {
  ws: ['memory', 'database'],
  answer: ['memory', 'relay-memory'],
  sealed: ['memory'],
  call: ['browsers'],
  count: ['database'],
};

/** Words of our own, which go to a browser and say nothing of anybody. */
const OURS: readonly string[] = ['own-address', 'own-key'];

/** Whatever tells the keys that a channel takes and the list of them apart, in both directions. */
export function compareKeys(channel: MessageChannel, keys: readonly SchemaKey[], rows: Readonly<Record<string, Meaning>> = MESSAGES[channel]): readonly Finding[] {
  const taken = new Set(keys.map(({ path }) => path));
  return [
    ...keys.flatMap((key) => compareKey(channel, key, rows[key.path])),
    ...Object.keys(rows)
      .filter((path) => !taken.has(path))
      .map((path) => ({ what: `${ROWS} lists ${path}, which no message has`, fix: 'Take the row out.', promises: ONLY_WHAT_IS_DECLARED })),
  ];
}

function compareKey(channel: MessageChannel, { path, carries, optional }: SchemaKey, meaning: Meaning | undefined): readonly Finding[] {
  const what = `key ${path}`;
  if (meaning === undefined) {
    return [{ what: `${what} has no row in ${ROWS}`, fix: 'Add it to the manifest first, as a field with a purpose and a reader, and then its row; or do not take the key.', promises: ONLY_WHAT_IS_DECLARED }];
  }
  if ('field' in meaning) {
    const mustBeOptional: Finding = { what: `${what} is listed for profiles that collect it, yet every message has it`, fix: 'Make the key optional.', promises: ONLY_WHAT_IS_DECLARED };
    return [...undeclared(what, meaning, PLACES[channel]), ...(meaning.where === 'collected' && !optional ? [mustBeOptional] : [])];
  }
  const freeWords = carries === 'text' && !(channel === 'answer' && OURS.includes(meaning.structure));
  return freeWords ? [{ what: `${what} is listed as "${meaning.structure}" but takes free words`, fix: `Say in ${ROWS} which field of the manifest they are.`, promises: ONLY_WHAT_IS_DECLARED }] : [];
}
