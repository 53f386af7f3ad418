/** Every key that this code may keep on a device. The policy's manifest lists the same ones; a test compares them. */
export const DEVICE_STORAGE = { adult: 'visavis.adult', notice: 'visavis.notice' } as const;

/** The part of web storage that is used. Any call may throw: blocked by settings, or full. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The browser's own storage, looked up at each call: where cookies are blocked, already reading
 * `localStorage` throws, and that must not keep a page from starting.
 */
export function deviceStorage(host: { readonly localStorage: DeviceStorage } = globalThis): DeviceStorage {
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
