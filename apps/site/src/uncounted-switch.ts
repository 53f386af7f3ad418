import { isUncounted, keepUncounted, type StorageHost } from '@visavis/consent';

/** The part of a window that the switch needs. */
export interface SwitchHost extends StorageHost {
  readonly document: { querySelector(selector: '#uncounted'): SwitchSection | null };
}

type SwitchSection = Pick<HTMLElement, 'hidden'> & {
  querySelector(selector: 'input'): Pick<HTMLInputElement, 'checked' | 'onchange'> | null;
};

/**
 * Shows the switch "do not count my visits", which is hidden without script. It always stands as the device has it:
 * where storage is blocked, it cannot be ticked. The beacon reads the same wish before anything is sent.
 */
export function showUncountedSwitch(host: SwitchHost): void {
  const section = host.document.querySelector('#uncounted');
  const box = section?.querySelector('input');
  if (!section || !box) return;
  box.checked = isUncounted(host);
  box.onchange = () => {
    keepUncounted(host, box.checked);
    box.checked = isUncounted(host);
  };
  section.hidden = false;
}
