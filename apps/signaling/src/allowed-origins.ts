const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins whose pages may connect, from the setting's comma-separated list.
 * A service on this machine is one origin under any of its machine's own names.
 */
export function allowedOrigins(setting: string): ReadonlySet<string> {
  return new Set(setting.split(',').flatMap((entry) => namesOf(entry.trim())));
}

function namesOf(origin: string): string[] {
  if (!URL.canParse(origin)) return [];
  const { protocol, hostname, port } = new URL(origin);
  const names = LOOPBACK_NAMES.includes(hostname) ? LOOPBACK_NAMES : [hostname];
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}
