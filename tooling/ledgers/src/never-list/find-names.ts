import ts from 'typescript';
import type { ColumnFacts } from '../fields/database-columns.ts';
import { nameRules, type NameRuleName, NEVER_COLUMN_TYPES } from './name-rules.ts';
import { type Exception, isExcepted } from './rule.ts';
import { nodesOf, parseSource, type SourceFile } from './source-files.ts';

export interface NamedThing {
  readonly rule: NameRuleName;
  readonly at: string;
}

/** Rules that the name of a column, of a message's key or of a key on a device breaks. */
export function forbiddenNames(name: string): readonly NamedThing[] {
  const words = inWords(name.split('.').at(-1) ?? name);
  return nameRules().flatMap(([rule, { stored, except }]) => (stored.test(words) && !isExcepted(except, name) ? [{ rule, at: name }] : []));
}

/** Keys of types and objects in a file that name something which may not be known. */
export function forbiddenKeys(source: SourceFile): readonly NamedThing[] {
  return parseSource(source).flatMap((file) =>
    nodesOf(file).flatMap((node) => {
      const key = keyOf(node);
      if (key === null) return [];
      const at = `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${key}`;
      return nameRules().flatMap(([rule, { inCode, except }]) => (inCode?.test(inWords(key)) && !isExcepted(except, source.path) ? [{ rule, at }] : []));
    }),
  );
}

const OF_ITS_TYPE: readonly Exception[] = [
  { at: 'auth.setup_link.token_hash', because: 'SHA-256 of a token, 32 bytes, which a CHECK holds it to' },
  { at: 'moderation.ban.mark', because: 'a session tag of 12 bytes or an HMAC of 32, which a CHECK holds it to; no address has so many' },
  { at: 'moderation.report.evidence', because: 'texts that a visitor ticked, sealed in the browser; the database counts their bytes and cannot look inside (VIS-12-22)' },
];

/** Columns whose type says nothing of what is in them, or is that of an address or a place. */
export const openColumns = (columns: readonly ColumnFacts[]): readonly string[] =>
  columns
    .filter(({ table, column, type }) => NEVER_COLUMN_TYPES.test(type) && !isExcepted(OF_ITS_TYPE, `${table}.${column}`))
    .map(({ table, column, type }) => `${table}.${column} is ${type}`);

function keyOf(node: ts.Node): string | null {
  if (!ts.isPropertyAssignment(node) && !ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node) && !ts.isShorthandPropertyAssignment(node)) return null;
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : null;
}

/** `phoneNumber`, `phone_number` and `PHONE-NUMBER` are all "phone number". */
const inWords = (name: string): string =>
  name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[^A-Za-z0-9]+/g, ' ').trim().toLowerCase();
