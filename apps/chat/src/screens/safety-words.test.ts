import { AVOIDS_NOBODY, block } from '@visavis/matchmaking/avoid-list';
import { expect, it } from 'vitest';
import { ENDED_WORDS } from './ended-words.ts';
import { BLOCK_WORDS } from './safety-words.ts';

it('a block is said to hold for as long as it does, and as many as are kept', () => {
  const kept = Array.from({ length: 50 }, (_, at) => `tag-${at}`).reduce(block, AVOIDS_NOBODY).blocked.length;
  for (const words of [BLOCK_WORDS.how, ENDED_WORDS.reasons.blocked.what]) expect(words).toContain(`Your last ${kept} blocks are kept on this device`);
  for (const words of [BLOCK_WORDS.call, BLOCK_WORDS.ended, ENDED_WORDS.reasons.blocked.what]) {
    expect(words).toContain('for as long as their page stays open');
    expect(words).not.toContain('here');
  }
});
