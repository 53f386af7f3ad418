import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { ageGate } from './age-gate.ts';
import { DEVICE_STORAGE, deviceStorage } from './device-storage.ts';

describe('what is kept on the device', () => {
  it.each(PROFILE_NAMES)(proves('is what the policy %s lists, and nothing else', '1V1-04-01', 'T1V-03-01', 'VIS-13-01'), (profile) => {
    const listed = manifestFor(profile).device.filter(
      (entry) => entry.who === 'visitor' && entry.kind !== 'cookie',
    );
    expect(listed.map((entry) => [entry.kind, entry.key])).toEqual(
      Object.values(DEVICE_STORAGE).map((key) => ['local-storage', key]),
    );
  });

  it('goes to the browser’s storage', () => {
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const gate = ageGate(deviceStorage({ localStorage }));
    gate.accept();
    expect(kept.get(DEVICE_STORAGE.adult)).toBe('yes');
    gate.forget();
    expect(kept.size).toBe(0);
  });

  it(proves('does not stop a page where reading `localStorage` itself throws', 'T1V-03-07', 'VIS-13-05'), () => {
    const host = {
      get localStorage(): Storage {
        throw new DOMException('cookies are blocked', 'SecurityError');
      },
    };
    const gate = ageGate(deviceStorage(host));
    expect(gate.isAccepted()).toBe(false);
    gate.accept();
    expect(gate.isAccepted()).toBe(true);
  });
});
