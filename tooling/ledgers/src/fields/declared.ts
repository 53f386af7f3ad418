import { collected, manifestFor, type Place, PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import type { Kept } from '@visavis/policy/inventory';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';

export function undeclared(what: string, meaning: Kept, places: readonly Place[]): readonly Finding[] {
  const profiles = undeclaredIn(meaning, places);
  if (profiles.length === 0) return [];
  return [{
    what: `${what} is "${meaning.field}" of data.${meaning.of}, which the manifest of ${profiles.join(', ')} does not have in ${places.join(' or ')}`,
    fix: `Declare it there (packages/policy/src/profiles), or stop keeping it.`,
    promises: ONLY_WHAT_IS_DECLARED,
  }];
}

/** `category field` of everything that some profile keeps in the database. */
export function declaredInDatabase(): ReadonlySet<string> {
  return new Set(
    PROFILE_NAMES.flatMap((profile) =>
      collected(manifestFor(profile).data).flatMap(([name, { fields }]) =>
        fields.filter(({ lives }) => lives === 'database').map((field) => `${name} ${field.name}`),
      ),
    ),
  );
}

/** Profiles under which a category does not have a field at one of the places; with `where`, only those that collect it. */
function undeclaredIn({ of, field, where }: Kept, places: readonly Place[]): readonly ProfileName[] {
  return PROFILE_NAMES.filter((profile) => {
    const category = manifestFor(profile).data[of];
    const declared = category === 'not-collected' ? [] : category.fields.filter(({ name }) => name === field);
    if (declared.length === 0) return where !== 'collected';
    return !declared.some(({ lives }) => places.includes(lives));
  });
}
