import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { ageGate } from './age-gate.ts';
import type { DeviceStorage } from './device-storage.ts';

function deviceWith(kept: Map<string, string>): DeviceStorage {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const blocked = () => {
  throw new DOMException('blocked', 'SecurityError');
};
const BLOCKED: DeviceStorage = { getItem: blocked, setItem: blocked, removeItem: blocked };

describe('the age gate', () => {
  it('is closed at first, and asking leaves nothing on the device', () => {
    const kept = new Map<string, string>();
    expect(ageGate(deviceWith(kept)).isAccepted()).toBe(false);
    expect(kept.size).toBe(0);
  });

  it(proves('keeps a yes on the device under one key, for the next visit', 'T1V-03-03'), () => {
    const kept = new Map<string, string>();
    ageGate(deviceWith(kept)).accept();
    expect([...kept]).toEqual([['visavis.adult', 'yes']]);
    expect(ageGate(deviceWith(kept)).isAccepted()).toBe(true);
  });

  it.each(['', 'YES', 'true', 'no', '1'])('does not take %j on the device for a yes', (value) => {
    expect(ageGate(deviceWith(new Map([['visavis.adult', value]]))).isAccepted()).toBe(false);
  });

  it(proves('forgets the yes when it is taken back', 'VIS-13-04'), () => {
    const kept = new Map<string, string>();
    const gate = ageGate(deviceWith(kept));
    gate.accept();
    gate.forget();
    expect(gate.isAccepted()).toBe(false);
    expect(kept.size).toBe(0);
  });

  it(proves('holds for the page where the device keeps nothing', 'T1V-03-07', 'VIS-13-05'), () => {
    const gate = ageGate(BLOCKED);
    expect(gate.isAccepted()).toBe(false);
    gate.accept();
    expect(gate.isAccepted()).toBe(true);
    gate.forget();
    expect(gate.isAccepted()).toBe(false);
    expect(ageGate(BLOCKED).isAccepted()).toBe(false);
  });

  it('holds for the page where the device is full', () => {
    const gate = ageGate({ ...deviceWith(new Map()), setItem: blocked });
    gate.accept();
    expect(gate.isAccepted()).toBe(true);
  });
});
