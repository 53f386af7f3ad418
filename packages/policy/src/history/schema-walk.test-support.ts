import * as v from 'valibot';
import { isList, isParts } from './piece.ts';

/** Walks a valibot schema by what it says of itself (https://valibot.dev/guides/internal-architecture/). */
export type Schema = v.GenericSchema;

export const typeOf = (schema: Schema): string => schema.type;

export const entriesOf = (schema: Schema): readonly (readonly [string, Schema])[] =>
  Object.entries(entries(schema)).map(([name, entry]) => [name, schemaOf(entry)]);

/** What a list or an optional part consists of. */
export const itemOf = (schema: Schema): Schema => schemaOf('rest' in schema ? schema.rest : 'item' in schema ? schema.item : 'wrapped' in schema ? schema.wrapped : null);

export const alternatives = (schema: Schema): readonly Schema[] => listOf(schema).map(schemaOf);

export const literalsOf = (schema: Schema): readonly unknown[] => ('literal' in schema ? [schema.literal] : listOf(schema));

/**
 * Every path that a change can have between two values of a schema, `*` for the items of a list.
 * Where a part can be of two kinds, both its own path and those inside of each kind.
 */
export function pathsOf(schema: Schema, path: readonly string[] = []): readonly string[] {
  const own = path.length === 0 ? [] : [path.join('.')];
  switch (typeOf(schema)) {
    case 'strict_object': {
      const names = entriesOf(schema).map(([name]) => name);
      if (names.length === 2 && names.includes('amount') && names.includes('unit')) return own;
      return entriesOf(schema).flatMap(([name, entry]) => pathsOf(entry, [...path, name]));
    }
    case 'array':
    case 'tuple_with_rest':
      return [[...path, '*'].join('.'), ...pathsOf(itemOf(schema), [...path, '*'])];
    case 'variant':
    case 'union':
      return [...new Set([...own, ...alternatives(schema).flatMap((one) => pathsOf(one, path))])];
    case 'optional':
    case 'exact_optional':
      return [...new Set([...own, ...pathsOf(itemOf(schema), path)])];
    default:
      return own;
  }
}

function schemaOf(candidate: unknown): Schema {
  if (v.is(SCHEMA, candidate)) return candidate;
  throw new TypeError('This is no schema.');
}

const SCHEMA = v.custom<Schema>((candidate) => isParts(candidate) && candidate['kind'] === 'schema');

function listOf(schema: Schema): readonly unknown[] {
  const list = 'options' in schema ? schema.options : null;
  if (isList(list)) return list;
  throw new TypeError('This schema has no options.');
}

function entries(schema: Schema): Readonly<Record<string, unknown>> {
  const parts = 'entries' in schema ? schema.entries : null;
  if (isParts(parts)) return parts;
  throw new TypeError('This schema has no entries.');
}
