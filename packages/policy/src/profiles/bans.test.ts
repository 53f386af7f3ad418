import { expect, test } from 'vitest';
import { atMostMilliseconds } from '../duration.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { longestBan } from '../text/en/terms/end-of-ban.ts';

test.each(PROFILE_NAMES)('a ban of %s is kept no longer than an address that is tied to one', (name) => {
  const manifest = manifestFor(name);
  const { bans } = manifest.data;
  const longest = longestBan(manifest);
  if (longest === null || bans === 'not-collected') expect([longest, bans]).toEqual([null, 'not-collected']);
  else expect(atMostMilliseconds(bans.retention.length)).toBeLessThanOrEqual(atMostMilliseconds(longest));
});
