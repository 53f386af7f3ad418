const UNCOUNTED_KEY = 'visavis.uncounted';

/** Every key that this code may keep on a device. The policy's manifest lists the same ones; a test compares them. */
export const DEVICE_STORAGE = {
  adult: 'visavis.adult',
  notice: 'visavis.notice',
  uncounted: UNCOUNTED_KEY,
  blocked: 'visavis.blocked',
} as const;

/** The part of web storage that is used. Any call may throw: blocked by settings, or full. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where cookies are blocked, already reading `localStorage` throws. */
export interface StorageHost<Used extends keyof DeviceStorage = keyof DeviceStorage> {
  readonly localStorage: Pick<DeviceStorage, Used>;
}

/** The browser's own storage, looked up at each call: where it is blocked, that must not keep a page from starting. */
export function deviceStorage(host: StorageHost = globalThis): DeviceStorage {
  return {
    getItem: (key) => host.localStorage.getItem(key),
    setItem: (key, value) => host.localStorage.setItem(key, value),
    removeItem: (key) => host.localStorage.removeItem(key),
  };
}

/** Storage that is blocked or full is no failure of the visit. */
export function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

/** Whether the visitor asked on this device not to be counted. For the beacon, which has no room for the rest. */
export function isUncounted(host: StorageHost<'getItem'>): boolean {
  try {
    return host.localStorage.getItem(UNCOUNTED_KEY) === '1';
  } catch {
    return false;
  }
}

/** Keeps that wish, or takes it back and leaves nothing behind. Where storage is blocked, nothing changes. */
export function keepUncounted(host: StorageHost, uncounted: boolean): void {
  const storage = deviceStorage(host);
  attempt(() => (uncounted ? storage.setItem(UNCOUNTED_KEY, '1') : storage.removeItem(UNCOUNTED_KEY)));
}
