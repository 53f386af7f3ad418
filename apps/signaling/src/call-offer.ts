import { ownOrigins, type SignalingSettings, SettingsError } from '@visavis/config';
import type { Manifest } from '@visavis/policy';
import type { Connection } from '@visavis/protocol';
import { parseTrustedProxies, type TrustedProxies } from '@visavis/uws';
import { offeredConnections } from './offered-connections.ts';
import type { Relay } from './turn-credentials.ts';

type Settings = Pick<SignalingSettings, 'VISAVIS_ORIGIN' | 'TRUSTED_PROXIES' | 'TURN_ADDRESS' | 'TURN_SECRETS'>;

export interface CallOffer {
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly relay: Relay | null;
  readonly connections: readonly Connection[];
}

/** Who is let in and what is offered, from settings and policy. Throws `SettingsError` when they do not fit. */
export function callOffer(settings: Settings, policy: Pick<Manifest, 'connection'>): CallOffer {
  const trusted = parseTrustedProxies(settings.TRUSTED_PROXIES);
  if (trusted === null) {
    throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, such as 127.0.0.1,10.0.0.0/8');
  }
  const relay = relayFrom(settings);
  const connections = offeredConnections(policy.connection, relay !== null);
  if (connections.length === 0) {
    throw new SettingsError('TURN_ADDRESS: must be set, because this policy promises shielded calls only');
  }
  const relaysCalls = policy.connection !== 'direct';
  return {
    origins: ownOrigins(settings.VISAVIS_ORIGIN),
    trusted,
    relay: relay === null || relaysCalls ? relay : { ...relay, secret: null },
    connections,
  };
}

function relayFrom({ TURN_ADDRESS: address, TURN_SECRETS: [secret] }: Settings): Relay | null {
  if (address !== '' && secret !== undefined) return { address, secret };
  if (address !== '') throw new SettingsError('TURN_SECRETS: must be set when TURN_ADDRESS is');
  if (secret !== undefined) throw new SettingsError('TURN_ADDRESS: must be set when TURN_SECRETS is');
  return null;
}
