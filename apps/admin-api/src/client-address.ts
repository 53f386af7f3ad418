import type { IncomingMessage } from 'node:http';
import { SettingsError } from '@visavis/config';
import { addressPrefix, clientAddress, parseAddress, parseTrustedProxies } from '@visavis/uws';

/** Says which household a request comes from; null when that cannot be known. The text is personal data: key it at once. */
export function prefixReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string | null {
  const trusted = parseTrustedProxies(trustedProxies);
  if (trusted === null) throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, separated by commas');

  return (request) => {
    const peer = parseAddress(request.socket.remoteAddress ?? '');
    if (peer === null) return null;
    const forwardedFor = request.headersDistinct['x-forwarded-for']?.join(',') ?? '';
    const address = clientAddress(peer, forwardedFor, trusted);
    return address === null ? null : addressPrefix(address);
  };
}
