import { readFileSync } from 'node:fs';

/** What differs from machine to machine; all else is the reference's. */
export interface OwnRelaySettings {
  readonly address: string;
  readonly port: number;
  /** Hosts nothing else: the only peer that a relayed call may have. */
  readonly relayAddress: string;
  /** coturn's own database, which it makes: secrets can come and go there while it runs. */
  readonly database: string;
  /** Secrets that stay, shared with signaling. */
  readonly secrets: readonly string[];
}

const REFERENCE = new URL('../../../../deploy/coturn/turnserver.conf', import.meta.url);
/** Lines of the reference that are another machine's. */
const REPLACED = /^(listening-ip|listening-port|relay-ip|allowed-peer-ip|tls-listening-port|cert|pkey|no-tlsv1|no-tlsv1_1|userdb|pidfile)(=|$)/;

/** The reference of deploy/, as it is used in production, with this machine's own lines. */
export function relaySettings({ address, port, relayAddress, secrets, database }: OwnRelaySettings): string {
  const reference = readFileSync(REFERENCE, 'utf8').split('\n');
  const kept = reference.filter((line) => line !== '' && !line.startsWith('#') && !REPLACED.test(line));
  return [
    ...kept,
    `listening-ip=${address}`,
    `listening-port=${port}`,
    `relay-ip=${relayAddress}`,
    `allowed-peer-ip=${relayAddress}`,
    ...(address.startsWith('127.') ? ['allow-loopback-peers'] : []),
    'no-tls',
    'no-dtls',
    ...secrets.map((secret) => `static-auth-secret=${secret}`),
    `userdb=${database}`,
    'pidfile=/dev/null',
    '',
  ].join('\n');
}
