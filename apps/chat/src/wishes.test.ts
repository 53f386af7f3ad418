import { describe, expect, it } from 'vitest';
import type { Wishes } from './view.ts';
import { withList, withPicked } from './wishes.ts';

const weight = { interests: 'any', languages: 'any', country: 'any' } as const;
const none: Wishes = { interests: [], languages: [], weight };

describe('a list of wishes', () => {
  it.each(['interests', 'languages'] as const)('comes first from its first entry on, until the visitor says otherwise: %s', (kind) => {
    const one = withList(none, kind, ['de']);
    expect(one).toEqual({ ...none, [kind]: ['de'], weight: { ...weight, [kind]: 'first' } });
    expect(withList({ ...one, weight }, kind, ['de', 'is']).weight).toEqual(weight);
  });

  it('leaves a weight that was chosen before', () => {
    const only = { ...weight, languages: 'only' } as const;
    expect(withList({ ...none, weight: only }, 'languages', ['de']).weight).toEqual(only);
  });

  it('that is taken back wishes for nothing new', () => {
    expect(withList({ ...none, languages: ['de'] }, 'languages', []).weight).toEqual(weight);
  });
});

describe('a language that is picked and not added', () => {
  it('is taken along once', () => {
    const taken = withPicked({ ...none, picked: 'de' });
    expect(taken).toEqual({ interests: [], languages: ['de'], picked: '', weight: { ...weight, languages: 'first' } });
    expect(withPicked(taken)).toBe(taken);
    expect(withPicked({ ...taken, picked: 'de' }).languages).toEqual(['de']);
  });
});
