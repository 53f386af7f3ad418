import { existsSync } from 'node:fs';

/** The Chromium of this machine, for tests in a real browser. */
export function chromiumPath(): string {
  const found = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
  if (found === undefined) throw new Error('This test needs Chromium: apt-get install chromium');
  return found;
}
