import type * as v from 'valibot';

/** What a key can carry: free words, a number, one of a few values that we wrote down, or nothing but its name. */
type Carries = 'text' | 'number' | 'choice' | 'nothing';

export interface SchemaKey {
  /** `ws.find.mode`; a message without keys has its name alone. */
  readonly path: string;
  readonly carries: Carries;
  readonly optional: boolean;
}

/** A schema that would take keys that nobody wrote down, or that cannot be read from outside. */
export class OpenSchema extends Error {
  override readonly name = 'OpenSchema';
  readonly path: string;

  constructor(path: string, type: string) {
    super(
      `${path} takes whatever it is given (valibot "${type}"). Use v.strictObject and closed values, so that every key can be held against the manifest. [1V1-01-01 T1V-01-01 ANC-01-01]`,
    );
    this.path = path;
  }
}

/** Every key that a schema lets in, however deep. A key that can only be one literal belongs to the message's name. */
export function schemaKeys(schema: v.GenericSchema, path: string): readonly SchemaKey[] {
  return walk(schema, { path, optional: false });
}

interface Place {
  readonly path: string;
  readonly optional: boolean;
}

function walk(schema: v.GenericSchema, place: Place): readonly SchemaKey[] {
  switch (schema.type) {
    case 'strict_object':
      return ofObject(schema, place);
    case 'variant':
      return children(schema, 'options').flatMap((option) => walk(option, { ...place, path: `${place.path}.${nameOf(option, schema)}` }));
    case 'union':
    case 'intersect':
      return children(schema, 'options').flatMap((option) => walk(option, place));
    case 'array':
      // An empty list says nothing.
      return walk(child(schema, 'item', place.path), { ...place, optional: place.optional || mayBeEmpty(schema) });
    case 'strict_tuple':
      return children(schema, 'items').flatMap((item) => walk(item, place));
    case 'tuple_with_rest':
      return [...children(schema, 'items'), child(schema, 'rest', place.path)].flatMap((item) => walk(item, place));
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
      return walk(child(schema, 'wrapped', place.path), { ...place, optional: true });
    case 'literal':
    case 'null':
      return [];
    case 'string':
      return [{ ...place, carries: 'text' }];
    case 'number':
      return [{ ...place, carries: 'number' }];
    case 'boolean':
    case 'picklist':
      return [{ ...place, carries: 'choice' }];
    default:
      throw new OpenSchema(place.path, schema.type);
  }
}

function ofObject(schema: v.GenericSchema, { path, optional }: Place): readonly SchemaKey[] {
  const keys = Object.entries(entriesOf(schema)).flatMap(([key, entry]) => walk(entry, { path: `${path}.${key}`, optional }));
  return keys.length > 0 ? keys : [{ path, carries: 'nothing', optional }];
}

/** The literal by which a variant tells this option from the others. */
function nameOf(option: v.GenericSchema, variant: v.GenericSchema): string {
  const key = Reflect.get(variant, 'key');
  const entry = typeof key === 'string' ? entriesOf(option)[key] : undefined;
  const name: unknown = entry === undefined ? undefined : Reflect.get(entry, 'literal');
  if (typeof name !== 'string') throw new TypeError('an option of a variant has no literal name');
  return name;
}

function entriesOf(schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> {
  const entries: unknown = Reflect.get(schema, 'entries');
  if (typeof entries !== 'object' || entries === null) throw new TypeError(`a ${schema.type} has no entries`);
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, v.GenericSchema] => isSchema(entry[1])));
}

function children(schema: v.GenericSchema, name: 'options' | 'items'): readonly v.GenericSchema[] {
  const list: unknown = Reflect.get(schema, name);
  if (!Array.isArray(list)) throw new TypeError(`a ${schema.type} has no ${name}`);
  return list.filter(isSchema);
}

function child(schema: v.GenericSchema, name: 'item' | 'rest' | 'wrapped', path: string): v.GenericSchema {
  const inner: unknown = Reflect.get(schema, name);
  if (!isSchema(inner)) throw new OpenSchema(path, schema.type);
  return inner;
}

function mayBeEmpty(schema: v.GenericSchema): boolean {
  const pipe: unknown = Reflect.get(schema, 'pipe');
  return !(Array.isArray(pipe) && pipe.some((action: unknown) => typeof action === 'object' && action !== null && 'type' in action && /^(min_length|length|non_empty)$/.test(String(action.type))));
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
