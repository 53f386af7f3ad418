const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins whose pages are our own, from a parsed VISAVIS_ORIGIN. A service on this machine is one
 * service under any of its machine's own names, on the same port.
 */
export function ownOrigins(origin: string): ReadonlySet<string> {
  const { protocol, hostname, port } = new URL(origin);
  const names = LOOPBACK_NAMES.includes(hostname) ? LOOPBACK_NAMES : [hostname];
  return new Set(names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`));
}
