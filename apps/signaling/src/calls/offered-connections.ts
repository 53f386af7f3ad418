import type { Connection } from '@visavis/protocol';

/**
 * Which connections visitors may ask for: what the policy promises, as far as there is a relay.
 * Empty when the policy allows only shielded calls and there is none: such a service may not start.
 */
export function offeredConnections(
  policy: 'direct' | 'shielded' | 'choice',
  hasRelay: boolean,
): readonly Connection[] {
  switch (policy) {
    case 'direct':
      return ['direct'];
    case 'shielded':
      return hasRelay ? ['shielded'] : [];
    case 'choice':
      return hasRelay ? ['shielded', 'direct'] : ['direct'];
  }
}
