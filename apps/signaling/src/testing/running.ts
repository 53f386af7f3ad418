import { ownOrigins } from '@visavis/config';
import { loadUws, parseTrustedProxies } from '@visavis/uws';
import { inMemory } from '../between-nodes.ts';
import { type Signaling, type SignalingOptions, startSignaling } from '../start-signaling.ts';

export const ORIGIN = 'http://localhost:8080';
const LOOPBACK = parseTrustedProxies(['127.0.0.1', '::1']);

/** The real server on a port of its own; ends with `drain`. */
export function startForTest(options: Partial<SignalingOptions> = {}): Promise<Signaling> {
  if (LOOPBACK === null) throw new Error('loopback is no address');
  const now = () => Math.floor(performance.now());
  return startSignaling({
    uws: loadUws(),
    host: '127.0.0.1',
    port: 0,
    metricsPort: 0,
    origins: ownOrigins(ORIGIN),
    trusted: LOOPBACK,
    connectsPerMinute: 1_000_000,
    findsPerMinute: 1_000_000,
    connectionsPerPrefix: 1_000_000,
    puzzles: 'off',
    puzzleKey: new Uint8Array(32),
    banKey: new Uint8Array(32),
    loadBans: async () => [],
    connections: ['shielded', 'direct'],
    relay: { address: '127.0.0.1:3478', secret: 'secret' },
    wishes: ['interests', 'languages'],
    nodes: inMemory(now),
    proofs: { signMatch: null, evidenceKey: null },
    fileReport: () => Promise.resolve(),
    storeCounts: () => Promise.resolve('added'),
    onEvent: () => {},
    ...options,
  });
}
