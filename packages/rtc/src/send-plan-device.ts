import type { SendingDevice } from './send-plan.ts';

/** The parts of a page's window that the picture is fitted to. */
export interface DeviceFacts {
  readonly screen: Pick<Screen, 'height' | 'width'>;
  /** The network information of Chromium; other browsers have none. */
  readonly connection?: { readonly saveData?: boolean } | undefined;
}

/**
 * What a picture is fitted to: the size of the screen, and whether little data is to be used. Cores
 * and memory tell devices apart and stay unread (VIS-01-13); an encoder that cannot keep up says so.
 */
export function sendingDeviceOf({ screen, connection }: DeviceFacts): SendingDevice {
  const pixels = screen.width * screen.height;
  return {
    pixels: pixels > 0 ? pixels : null,
    saveData: connection?.saveData === true,
  };
}
