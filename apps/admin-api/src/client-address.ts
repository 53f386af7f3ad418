import type { IncomingMessage } from 'node:http';
import { SettingsError } from '@visavis/config';
import { type ClientAddress, incomingAddress, parseTrustedProxies } from '@visavis/uws';

/** Says which address a request comes from; null when that cannot be known. Throws `SettingsError` for a bad list. */
export function addressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => ClientAddress | null {
  const trusted = parseTrustedProxies(trustedProxies);
  if (trusted === null) throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, separated by commas');
  return (request) => incomingAddress(request, trusted);
}
