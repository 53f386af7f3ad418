import { PROTOCOL_VERSION } from '@visavis/protocol';

/** What the baselines say: as long as what our server says, and the same to everybody. */
const KEY = `B${'A'.repeat(86)}`;
const BYTES_16 = 'A'.repeat(22);

export const WELCOME = JSON.stringify({ type: 'welcome', version: PROTOCOL_VERSION, minor: 1, online: 1, connections: ['direct'], wishes: [], nonce: BYTES_16 });
export const MATCHED = JSON.stringify({
  type: 'matched',
  match: BYTES_16,
  role: 'polite',
  mode: 'text',
  connection: 'direct',
  partner: 'A'.repeat(16),
  partnerKey: KEY,
  shared: [],
});
