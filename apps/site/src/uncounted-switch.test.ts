import { describe, expect, it } from 'vitest';
import { type SwitchHost, showUncountedSwitch } from './uncounted-switch.ts';

function cookiePage(localStorage: () => SwitchHost['localStorage'], navigator: SwitchHost['navigator'] = {}) {
  const box: { checked: boolean; onchange: ((event: Event) => void) | null } = { checked: false, onchange: null };
  const status = { textContent: '' };
  const form = { hidden: true, querySelector };
  function querySelector(selector: 'input'): typeof box;
  function querySelector(selector: '[role=status]'): typeof status;
  function querySelector(selector: string) {
    return selector === 'input' ? box : status;
  }
  const host: SwitchHost = {
    navigator,
    document: { querySelector: () => form },
    get localStorage() {
      return localStorage();
    },
  };
  showUncountedSwitch(host);
  const set = (checked: boolean): void => {
    box.checked = checked;
    box.onchange?.(new Event('change'));
  };
  return { box, form, set, status };
}

function storage(kept = new Map<string, string>()) {
  return {
    kept,
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  };
}

describe('the switch against counting', () => {
  it('is shown as the device has it, and writes nothing by itself', () => {
    const fresh = storage();
    expect(cookiePage(() => fresh.localStorage)).toMatchObject({ box: { checked: false }, form: { hidden: false } });
    expect(fresh.kept.size).toBe(0);
    const uncounted = storage(new Map([['visavis.uncounted', '1']]));
    expect(cookiePage(() => uncounted.localStorage).box.checked).toBe(true);
  });

  it('keeps the wish, and takes it back without a trace', () => {
    const { kept, localStorage } = storage();
    const { set } = cookiePage(() => localStorage);
    set(true);
    expect([...kept]).toEqual([['visavis.uncounted', '1']]);
    set(false);
    expect(kept.size).toBe(0);
  });

  it('stays unticked where storage is blocked', () => {
    const { box, set } = cookiePage(() => {
      throw new DOMException('cookies are blocked', 'SecurityError');
    });
    set(true);
    expect(box.checked).toBe(false);
  });

  it('says what became of a click, and nothing before one', () => {
    const { localStorage } = storage();
    const { set, status } = cookiePage(() => localStorage);
    expect(status.textContent).toBe('');
    set(true);
    expect(status.textContent).toMatch(/^Done\./);
    set(false);
    expect(status.textContent).toMatch(/^The wish is gone\./);
  });

  it.each([{ globalPrivacyControl: true }, { doNotTrack: '1' }])('says at once that under %j nobody is counted anyway', (navigator) => {
    const { kept, localStorage } = storage();
    const { box, set, status } = cookiePage(() => localStorage, navigator);
    expect(box.checked).toBe(false);
    expect(status.textContent).toContain('your visits are not counted, whatever this switch says.');
    set(true);
    expect([...kept.keys()]).toEqual(['visavis.uncounted']);
  });

  it('is nothing on a page that has none', () => {
    expect(() => showUncountedSwitch({ document: { querySelector: () => null }, navigator: {}, ...storage() })).not.toThrow();
  });
});
