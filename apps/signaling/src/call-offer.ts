import { ownOrigins, type SignalingSettings, SettingsError } from '@visavis/config';
import { type CountryFinder, countryFinder } from '@visavis/geo';
import type { Manifest } from '@visavis/policy';
import type { Connection, WishKind } from '@visavis/protocol';
import { parseTrustedProxies, type TrustedProxies } from '@visavis/uws';
import { offeredConnections } from './calls/offered-connections.ts';
import { offeredWishes } from './searching/offered-wishes.ts';
import type { Relay } from './calls/turn-credentials.ts';

type Settings = Pick<SignalingSettings, 'VISAVIS_ORIGIN' | 'TRUSTED_PROXIES' | 'PROXY_PROTOCOL' | 'TURN_ADDRESS' | 'TURN_SECRETS' | 'COUNTRY_HEADER' | 'GEO_DATABASE'>;

export interface CallOffer {
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly relay: Relay | null;
  readonly connections: readonly Connection[];
  readonly wishes: readonly WishKind[];
  /** Null: nobody's country is looked up. */
  readonly countryFinder: CountryFinder | null;
}

/** Who is let in and what is offered, from settings and policy. Throws `SettingsError` when they do not fit, and `CountryFileError`. */
export function callOffer(settings: Settings, policy: Pick<Manifest, 'connection' | 'matching'>): CallOffer {
  const trusted = parseTrustedProxies(settings.TRUSTED_PROXIES, { sendProxyHeader: settings.PROXY_PROTOCOL });
  if (trusted === null) {
    throw new SettingsError('TRUSTED_PROXIES: must be addresses or networks, such as 127.0.0.1,10.0.0.0/8');
  }
  const relay = relayFrom(settings);
  const connections = offeredConnections(policy.connection, relay !== null);
  if (connections.length === 0) {
    throw new SettingsError('TURN_ADDRESS: must be set, because this policy promises shielded calls only');
  }
  const countries = policy.matching.region === 'off' ? null : countryFinder(settings);
  const relaysCalls = policy.connection !== 'direct';
  return {
    origins: ownOrigins(settings.VISAVIS_ORIGIN),
    trusted,
    relay: relay === null || relaysCalls ? relay : { ...relay, secret: null },
    connections,
    wishes: offeredWishes(policy.matching, { knowsCountries: countries !== null }),
    countryFinder: countries,
  };
}

function relayFrom({ TURN_ADDRESS: address, TURN_SECRETS: [secret] }: Settings): Relay | null {
  if (address !== '' && secret !== undefined) return { address, secret };
  if (address !== '') throw new SettingsError('TURN_SECRETS: must be set when TURN_ADDRESS is');
  if (secret !== undefined) throw new SettingsError('TURN_ADDRESS: must be set when TURN_SECRETS is');
  return null;
}
