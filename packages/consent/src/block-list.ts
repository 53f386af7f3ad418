import { attempt, DEVICE_STORAGE, type DeviceStorage } from './device-storage.ts';

/** Tags of partners whom this device keeps away. A tag lives as long as the partner's page: after that it names nobody. */
export interface BlockList {
  /** The newest first. */
  tags(): readonly string[];
  /** Keeps these in place of what was kept; none leave nothing behind. */
  keep(tags: readonly string[]): void;
}

/** More than are kept, and than a search can name, are no list of ours. */
const MOST = 20;
/** 12 bytes, base64url. */
const TAGS = /^[\w-]{16}( [\w-]{16})*$/;

export function blockList(storage: DeviceStorage): BlockList {
  return {
    tags() {
      const text = attempt(() => storage.getItem(DEVICE_STORAGE.blocked)) ?? '';
      return TAGS.test(text) ? text.split(' ').slice(0, MOST) : [];
    },
    keep(tags) {
      const kept = tags.slice(0, MOST).join(' ');
      attempt(() => (kept === '' ? storage.removeItem(DEVICE_STORAGE.blocked) : storage.setItem(DEVICE_STORAGE.blocked, kept)));
    },
  };
}
