import { describe, expect, it } from 'vitest';
import { collected } from './data.ts';
import { manifestFor } from './manifest-for.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { OPEN_BECAUSE, type PersonalField, READ_FOR } from './reading.ts';
import { FIELD_NAMES } from './vocabulary.ts';

const FIELDS = Object.keys(READ_FOR).filter((name): name is PersonalField => name in READ_FOR);

describe('what our programs may read', () => {
  it.each(PROFILE_NAMES)('is told by %s, as far as it collects the field', (profile) => {
    const categories = collected(manifestFor(profile).data).map(([, category]) => category);
    const untold = FIELDS.flatMap((field) => {
      const holding = categories.filter(({ fields }) => fields.some(({ name }) => name === field));
      const told = holding.flatMap(({ readers }) => readers.map(({ purpose }) => purpose));
      return holding.length === 0 ? [] : READ_FOR[field].filter((purpose) => !told.includes(purpose)).map((purpose) => `${field} for ${purpose}`);
    });
    expect(untold).toEqual([]);
  });

  it('is decided for every field there is, once', () => {
    expect([...Object.keys(READ_FOR), ...Object.keys(OPEN_BECAUSE)].toSorted()).toEqual([...FIELD_NAMES].toSorted());
  });
});
