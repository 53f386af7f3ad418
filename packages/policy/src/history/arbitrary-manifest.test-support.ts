import * as fc from 'fast-check';
import * as v from 'valibot';
import { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { isList, isParts } from './piece.ts';
import { alternatives, entriesOf, itemOf, literalsOf, type Schema, typeOf } from './schema-walk.test-support.ts';

/** For every kind of text in the manifest at least two: names, hosts, mail addresses, origins, countries, days. */
const WORDS = [
  'visavis',
  'other-service',
  'A company, with #2: signs',
  'A company',
  'one.example.org',
  'example.net',
  'somebody@example.org',
  'other@example.net',
  'https://one.example.org',
  'https://two.example.org',
  'IS',
  'DE',
  '2026-11-22',
  '2028-02-29',
];

/** Any manifest that the schema allows, built from the schema itself: also many that no rule of check-manifest would. */
const shaped: fc.Arbitrary<Manifest> = valuesOf(Manifest).filter((value): value is Manifest => v.is(Manifest, value));

/** One of the four profiles after up to eight edits: parts taken from another manifest, lists cut, turned and doubled. */
const edited: fc.Arbitrary<Manifest> = fc
  .tuple(
    fc.constantFrom(...PROFILE_NAMES),
    shaped,
    fc.array(fc.record({ way: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }), act: fc.constantFrom('swap', 'cut', 'turn', 'double') }), {
      maxLength: 8,
    }),
  )
  .map(([profile, donor, edits]) =>
    edits.reduce<Manifest>((manifest, one) => {
      const next = edit(manifest, donor, one);
      return v.is(Manifest, next) ? next : manifest;
    }, manifestFor(profile)),
  );

export const anyManifest: fc.Arbitrary<Manifest> = fc.oneof(edited, shaped);

interface Edit {
  readonly way: readonly number[];
  readonly act: 'swap' | 'cut' | 'turn' | 'double';
}

/** Walks down by numbers and changes what it finds there. */
function edit(piece: unknown, donor: unknown, { act, way }: Edit): unknown {
  const [step = 0, ...rest] = way;
  if (isList(piece) && piece.length > 0) {
    const index = step % piece.length;
    if (act === 'turn') return [...piece.slice(index), ...piece.slice(0, index)];
    if (act === 'double') return [...piece, piece[index]];
    if (act === 'cut') return piece.toSpliced(index, 1);
    const given = isList(donor) ? donor[step % Math.max(donor.length, 1)] : donor;
    return piece.with(index, edit(piece[index], given, { act, way: rest }));
  }
  if (isParts(piece) && way.length > 0) {
    const names = Object.keys(piece);
    const name = names[step % names.length] ?? '';
    return { ...piece, [name]: edit(piece[name], isParts(donor) ? donor[name] : undefined, { act, way: rest }) };
  }
  return donor ?? piece;
}

function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const type = typeOf(schema);
  switch (type) {
    case 'strict_object':
      return fc.record(Object.fromEntries(entriesOf(schema).map(([name, entry]) => [name, valuesOf(entry)]))).map(withoutUndefined);
    case 'array':
      return fc.array(valuesOf(itemOf(schema)), { maxLength: 4 });
    case 'tuple_with_rest':
      return fc.array(valuesOf(itemOf(schema)), { minLength: 1, maxLength: 4 });
    case 'variant':
    case 'union':
      return fc.oneof(...alternatives(schema).map(valuesOf));
    case 'picklist':
    case 'literal':
      return fc.constantFrom(...literalsOf(schema));
    case 'optional':
    case 'exact_optional':
      return fc.option(valuesOf(itemOf(schema)), { nil: undefined });
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100 })).filter((value) => v.is(schema, value));
    case 'string':
      return fc.constantFrom(...WORDS).filter((value) => v.is(schema, value));
    default:
      throw new TypeError(`No values are known for a schema of type "${type}".`);
  }
}

function withoutUndefined(parts: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
