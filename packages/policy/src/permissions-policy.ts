import type { SitePlace } from './device.ts';
import type { Manifest } from './manifest.ts';

/** Features that a page has unless told otherwise, and that no page of ours uses. */
const DENIED = [
  'accelerometer',
  'browsing-topics',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'midi',
  'otp-credentials',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** What a call needs beside camera and microphone: to play, to fill the screen, to keep it awake. */
const CALL = ['autoplay', 'fullscreen', 'picture-in-picture', 'screen-wake-lock'] as const;
const ASKED = ['camera', 'microphone'] as const;

/** Denies every feature by name, except those that the manifest grants to this part of the site. */
export function permissionsPolicy({ permissions }: Pick<Manifest, 'permissions'>, place: SitePlace): string {
  const granted = new Set<string>(permissions.filter((one) => one.place === place).map((one) => one.feature));
  if (place === 'chat') for (const feature of CALL) granted.add(feature);
  return [...ASKED, ...CALL, ...DENIED]
    .map((feature) => `${feature}=(${granted.has(feature) ? 'self' : ''})`)
    .join(', ');
}
