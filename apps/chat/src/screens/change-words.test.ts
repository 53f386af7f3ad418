import { describe, expect, it } from 'vitest';
import { changeWords } from './change-words.ts';

describe('what a notice says', () => {
  const heavy = { number: 3, kind: 'prominent', from: '2027-03-01', counts: '2027-03-31' } as const;

  it('names the day on which a change begins to count, before it and after it', () => {
    expect(changeWords(heavy, '2027-03-30')).toBe('From 31 March 2027 on, something that matters is different.');
    expect(changeWords(heavy, '2027-03-31')).toBe('Since 31 March 2027, something that matters is different.');
  });

  it('says of a lighter change what it means', () => {
    const light = { number: 4, kind: 'short', from: '2027-03-01', counts: '2027-03-01' } as const;
    expect(changeWords({ ...light, says: 'in-your-favour' }, '2027-03-02')).toContain('in your favour');
    expect(changeWords({ ...light, says: 'in-your-favour' }, '2027-02-28')).toMatch(/in your favour.* It counts from 1 March 2027\.$/);
    expect(changeWords({ ...light, says: 'nothing-done-otherwise' }, '2027-03-02')).toContain('nothing differently');
  });
});
