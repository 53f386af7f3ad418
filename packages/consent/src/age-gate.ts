import { attempt, DEVICE_STORAGE, type DeviceStorage } from './device-storage.ts';

/** The visitor's word that they are 18 or older. It stays on the device; declining leaves no trace. */
export interface AgeGate {
  isAccepted(): boolean;
  /** Remembers the yes on the device, or for this page only where the device keeps nothing. */
  accept(): void;
  /** Takes the yes back. */
  forget(): void;
}

const YES = 'yes';

export function ageGate(storage: DeviceStorage): AgeGate {
  /** Said on this page; what counts where storage throws. */
  let saidHere = false;
  return {
    isAccepted: () => saidHere || attempt(() => storage.getItem(DEVICE_STORAGE.adult)) === YES,
    accept() {
      saidHere = true;
      attempt(() => storage.setItem(DEVICE_STORAGE.adult, YES));
    },
    forget() {
      saidHere = false;
      attempt(() => storage.removeItem(DEVICE_STORAGE.adult));
    },
  };
}
