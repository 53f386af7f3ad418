import { describeDuration, type Duration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { say, type Sentence } from '../../document.ts';

/** The longest that a ban can last: as long as the address that carries it. Null where none is written down. */
export function longestBan({ data, holds }: Manifest): Duration | null {
  const hold = holds.find(({ reason, field }) => reason === 'ban' && field === 'ip-address');
  if (hold !== undefined) return hold.maximum;
  return data.accessLog === 'not-collected' ? null : data.accessLog.retention.length;
}

/** What a ban that lasts would still need. */
export const addressOfBan = (manifest: Manifest) =>
  longestBan(manifest) === null ? {} : ({ 'ACCESS-LOG': 'the log of addresses that a ban needs' } as const);

/** When a ban is over, and why it cannot last longer. */
export function endOfBan(manifest: Manifest): readonly Sentence[] {
  const longest = longestBan(manifest);
  if (longest === null) {
    return [
      say('A ban only ends the visit: it cannot last longer, because we write down no IP address.', 'VIS-12-09', 'VIS-01-03'),
    ];
  }
  return [
    say(`A ban ends after ${describeDuration(longest)} at the latest.`, 'VIS-12-09', '1V1-05-04'),
    say('It is tied to an IP address, which is deleted by then.', 'VIS-12-09', '1V1-05-04'),
    say('A new network gets around it, and who shares your network is shut out with you.', 'VIS-12-09'),
  ];
}
