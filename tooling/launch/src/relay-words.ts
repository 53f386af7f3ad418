import type { Manifest } from '@visavis/policy';

/** What coturn is started for, or what its absence means under this policy. */
type RelayWords = { readonly kind: 'starts'; readonly step: string } | { readonly kind: 'missing'; readonly notices: readonly string[] };

export function relayWords(connection: Manifest['connection'], isInstalled: boolean): RelayWords {
  if (!isInstalled) return { kind: 'missing', notices: [WITHOUT[connection], INSTALL] };
  const step =
    connection === 'direct'
      ? 'Starting coturn, as STUN only: browsers learn their own address from it, and it relays no call'
      : 'Starting the relay (coturn)';
  return { kind: 'starts', step };
}

const WITHOUT: Readonly<Record<Manifest['connection'], string>> = {
  choice: 'coturn is not installed, so shielded calls are off and partners see each other’s IP address.',
  shielded: 'coturn is not installed, and this policy promises shielded calls only.',
  direct: 'coturn is not installed, so browsers cannot learn their public address (STUN): calls between two networks will fail.',
};

const INSTALL = 'To have it: apt-get install coturn (Debian, Ubuntu) or brew install coturn, then start again.';
