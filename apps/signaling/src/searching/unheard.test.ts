import { expect, test } from 'vitest';
import { Unheard } from './unheard.ts';

const failing = () => Promise.reject(new Error('away'));

test('[Q10] what was not answered is said again, and what was is not', async () => {
  const unheard = new Unheard();
  expect(await unheard.note({ tag: 'ann', word: 'withdraw' }, Promise.resolve(true))).toBe(true);
  expect(await unheard.note({ tag: 'ben', word: 'suspend' }, failing())).toBeNull();
  expect(unheard.take()).toEqual([{ tag: 'ben', word: 'suspend' }]);
  await unheard.note({ tag: 'ben', word: 'suspend' }, Promise.resolve());
  expect(unheard.take()).toEqual([]);
});

test('[Q9] what fails only after the tag came back is past', async () => {
  const unheard = new Unheard();
  const { promise, reject } = Promise.withResolvers<boolean>();
  const noted = unheard.note({ tag: 'ann', word: 'withdraw' }, promise);
  expect(unheard.forget('ann')).toBeNull();
  reject(new Error('late'));
  await noted;
  expect(unheard.take()).toEqual([]);
});

test('of one tag the last word counts', async () => {
  const unheard = new Unheard();
  await unheard.note({ tag: 'ann', word: 'suspend' }, failing());
  await unheard.note({ tag: 'ann', word: 'withdraw' }, failing());
  expect(unheard.take()).toEqual([{ tag: 'ann', word: 'withdraw' }]);
});

test('so much is remembered, the newest, and so much is said again at a time', async () => {
  const unheard = new Unheard();
  for (let index = 0; index < 10_001; index += 1) await unheard.note({ tag: `tag-${index}`, word: 'suspend' }, failing());
  expect(unheard.take()).toHaveLength(128);
  expect([unheard.forget('tag-0'), unheard.forget('tag-1')]).toEqual([null, 'suspend']);
});
