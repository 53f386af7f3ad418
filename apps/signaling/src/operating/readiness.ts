import type { Mode } from '@visavis/protocol';

/** How this process stands with what it needs to bring people together. */
export interface Standing {
  readonly isDraining: boolean;
  /** `null`: none is configured. */
  readonly isRedisUp: boolean | null;
  readonly isMember: Readonly<Record<Mode, boolean>>;
}

/** Why no new visitors should be sent here. */
export type Unready = 'draining' | 'redis-away' | 'no-pool';

/** `null`: it takes visitors. Those who are here stay in any case. */
export function unreadiness({ isDraining, isRedisUp, isMember }: Standing): Unready | null {
  if (isDraining) return 'draining';
  if (isRedisUp === false) return 'redis-away';
  return Object.values(isMember).every(Boolean) ? null : 'no-pool';
}
