import { describe, expect, it } from 'vitest';
import { blockList } from './block-list.ts';
import { DEVICE_STORAGE, type DeviceStorage } from './device-storage.ts';

const ONE = 'c29tZWJvZHktZWxz';
const OTHER = 'YW5vdGhlci1vbmUh';

function memory(): { readonly storage: DeviceStorage; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { storage, kept };
}

const blocked: DeviceStorage = {
  getItem: () => {
    throw new DOMException('', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('', 'QuotaExceededError');
  },
  removeItem: () => {
    throw new DOMException('', 'SecurityError');
  },
};

describe('partners who were blocked', () => {
  it('are known to the next page on this device', () => {
    const { storage } = memory();
    blockList(storage).keep([OTHER, ONE]);
    expect(blockList(storage).tags()).toEqual([OTHER, ONE]);
  });

  it('leave nothing behind once nobody is blocked', () => {
    const { storage, kept } = memory();
    blockList(storage).keep([ONE]);
    blockList(storage).keep([]);
    expect(kept.size).toBe(0);
  });

  it('are twenty at most, the newest', () => {
    const { storage } = memory();
    blockList(storage).keep(Array.from({ length: 30 }, (_, at) => ONE.slice(2) + String(at + 10)));
    expect(blockList(storage).tags()).toHaveLength(20);
    expect(blockList(storage).tags()[0]).toBe(`${ONE.slice(2)}10`);
  });

  it.each(['', 'x', `${ONE}  ${OTHER}`, `${ONE};${OTHER}`, '["a"]'])('are none where %j is kept', (text) => {
    const { storage, kept } = memory();
    kept.set(DEVICE_STORAGE.blocked, text);
    expect(blockList(storage).tags()).toEqual([]);
  });

  it('are none where the device keeps nothing, and that is no failure', () => {
    const list = blockList(blocked);
    list.keep([ONE]);
    list.keep([]);
    expect(list.tags()).toEqual([]);
  });
});
