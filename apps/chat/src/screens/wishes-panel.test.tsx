import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { CheckView, Wishes } from '../view.ts';
import { WishesPanel } from './wishes-panel.tsx';

const none: Wishes = { interests: [], languages: [], weight: { interests: 'any', languages: 'any', country: 'any' } };
const panel = (wishKinds: CheckView['wishKinds'], wishes = none): string =>
  render(<WishesPanel view={{ wishKinds, wishes }} actions={{ setWishes: () => {} }} />);

describe('the wishes before a search', () => {
  it('are not asked where nothing can be wished for', () => {
    expect(panel([])).toBe('');
  });

  it.each([
    ['interests', 'Interests'],
    ['languages', 'Languages'],
    ['country', 'Your country'],
  ] as const)('are asked for %s only where that is allowed', (kind, name) => {
    expect(panel([kind])).toContain(`aria-label="${name}"`);
    expect(panel(['interests', 'languages', 'country'].filter((one): one is typeof kind => one !== kind))).not.toContain(`aria-label="${name}"`);
  });

  it('choose no language for the visitor', () => {
    const html = panel(['languages']);
    expect(html).toContain('<optgroup label="From your browser">');
    expect(html).not.toContain('aria-label="Chosen"');
  });

  it('can matter only when there are some; each way is said in words', () => {
    expect(panel(['interests'])).not.toContain('People who share an interest');
    const html = panel(['interests'], { ...none, interests: ['chess'] });
    expect(html).toContain('aria-label="Take chess away"');
    expect(html).toContain('People who share an interest');
    for (const words of ['do not matter', 'come first, for 3 s', 'only them, however long it takes']) expect(html).toContain(words);
  });

  it('say that the country needs no words', () => {
    expect(panel(['country'])).toContain('People in your country');
    expect(panel(['country'])).not.toContain('type="text"');
  });

  it('say folded what is in force', () => {
    const weight = { interests: 'first', languages: 'only', country: 'first' } as const;
    const wishes = { interests: ['chess', 'rain'], languages: ['de'], weight };
    expect(panel(['languages'], wishes)).toContain('<summary>Whom you would like to meet: German, only</summary>');
    expect(panel(['interests', 'languages', 'country'], wishes)).toContain('chess or rain, first; German, only; your country, first</summary>');
    expect(panel(['languages'], { ...wishes, languages: [] })).toContain('<summary>Whom you would like to meet</summary>');
    expect(panel(['languages'], { ...none, languages: ['de'] })).toContain('<summary>Whom you would like to meet</summary>');
  });

  it('count a language that is picked and not added', () => {
    expect(panel(['languages'], { ...none, picked: 'de' })).toContain('<summary>Whom you would like to meet: German, first</summary>');
  });

  it('say that a list is also how others find the visitor', () => {
    expect(panel(['languages'])).toContain('how others find you');
    expect(panel(['country'])).not.toContain('how others find you');
  });
});
