import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { isUncounted, keepUncounted, type StorageHost } from './device-storage.ts';

function deviceWith(kept = new Map<string, string>()) {
  const host: StorageHost = {
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
  return { kept, host };
}

describe('the wish not to be counted', () => {
  it('is not there before somebody asks for it', () => {
    const { kept, host } = deviceWith();
    expect(isUncounted(host)).toBe(false);
    expect(kept.size).toBe(0);
  });

  it(proves('is kept on the device, and taken back without a trace', 'VIS-04-09'), () => {
    const { kept, host } = deviceWith();
    keepUncounted(host, true);
    expect([...kept]).toEqual([['visavis.uncounted', '1']]);
    expect(isUncounted(host)).toBe(true);
    keepUncounted(host, false);
    expect(kept.size).toBe(0);
    expect(isUncounted(host)).toBe(false);
  });

  it.each(['', '0', 'yes'])('is not what %j says', (value) => {
    expect(isUncounted(deviceWith(new Map([['visavis.uncounted', value]])).host)).toBe(false);
  });

  it(proves('never throws where storage is blocked, and is not there', 'T1V-03-07', 'VIS-13-05'), () => {
    const host: StorageHost = {
      get localStorage(): never {
        throw new DOMException('cookies are blocked', 'SecurityError');
      },
    };
    keepUncounted(host, true);
    keepUncounted(host, false);
    expect(isUncounted(host)).toBe(false);
  });
});
