import { expect, test } from 'vitest';
import { memoryPoolUnderTest } from './contract/memory-pool-under-test.ts';
import { entryOf, TAGS } from './contract/people.ts';
import { poolContract } from './contract/pool-contract.ts';
import { MemoryPool } from './memory-pool.ts';

poolContract('the memory pool', memoryPoolUnderTest);

test('a node hears nothing inside a call, and may call from what it hears', async () => {
  const pool = new MemoryPool({ now: () => 0 });
  const order: string[] = [];
  const member = await pool.join('east', (events) => {
    for (const event of events) {
      order.push(`${event.kind} begins`);
      if (event.kind === 'proposed') void member.answer({ pair: event.pair, tag: event.tag, isLive: true });
      order.push(`${event.kind} ends`);
    }
  });
  for (const tag of TAGS.slice(0, 2)) {
    const entered = member.enter(entryOf({ tag }));
    order.push('enter returns');
    await entered;
  }
  await member.renew();
  await member.renew();
  const [asked, met] = [['proposed begins', 'proposed ends'], ['matched begins', 'matched ends']];
  expect(order).toEqual(['enter returns', 'enter returns', ...asked, ...asked, ...met, ...met]);
});

test('the clock of a pool never goes back, whatever its host says [C1]', async () => {
  let time = 1_000;
  const pool = new MemoryPool({ now: () => time });
  const member = await pool.join('east', () => {});
  time = 400;
  expect(await member.enter(entryOf({ tag: TAGS[0] }))).toEqual({ kind: 'entered', since: 1_000 });
});
