import { cutOffInForce, type Dated } from '@visavis/policy/history';

/**
 * When a ban that is made now ends at the latest, by the promise in force; where none are declared, now: such a ban is
 * never in force. Whoever makes one rounds its end down to a whole hour.
 */
export function longestBan(promises: readonly Dated[], now: Date): Date {
  const oldest = cutOffInForce(promises, 'bans', now);
  return oldest === null ? now : new Date(2 * now.getTime() - oldest.getTime());
}
