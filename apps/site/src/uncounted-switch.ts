import { isUncounted, keepUncounted, mayCount, type SignalSource, type StorageHost } from '@visavis/consent';
import { standingWords } from './uncounted-words.ts';

/** The part of a window that the switch needs. */
export interface SwitchHost extends StorageHost {
  readonly navigator: SignalSource;
  readonly document: { querySelector(selector: '#uncounted-switch'): Switch | null };
}

type Switch = Pick<HTMLElement, 'hidden'> & {
  querySelector(selector: 'input'): Pick<HTMLInputElement, 'checked' | 'onchange'> | null;
  querySelector(selector: '[role=status]'): Pick<HTMLElement, 'textContent'> | null;
};

/**
 * Shows the switch "do not count my visits", which is hidden without script. It always stands as the device has it:
 * where storage is blocked, it cannot be ticked. The beacon reads the same wish before anything is sent.
 */
export function showUncountedSwitch(host: SwitchHost): void {
  const shown = host.document.querySelector('#uncounted-switch');
  const box = shown?.querySelector('input');
  const status = shown?.querySelector('[role=status]');
  if (!shown || !box || !status) return;
  const stand = (asked: boolean | null): void => {
    box.checked = isUncounted(host);
    status.textContent = standingWords({ hasSignal: !mayCount(host.navigator), isUncounted: box.checked, asked });
  };
  stand(null);
  box.onchange = () => {
    const asked = box.checked;
    keepUncounted(host, asked);
    stand(asked);
  };
  shown.hidden = false;
}
