import { afterEach, expect, test } from 'vitest';
import type { Signaling } from '../start-signaling.ts';
import { find } from '../testing/messages.ts';
import { startForTest } from '../testing/running.ts';
import { Visitor } from '../testing/visitor.ts';

let server: Signaling | null = null;
afterEach(async () => {
  await server?.drain(500);
});

test('[R7] over real sockets, a search whose connection was cut goes on in the next one', async () => {
  server = await startForTest();
  const ann = await Visitor.enter(server.port);
  ann.say(find());
  await ann.next('waiting');
  ann.socket.terminate();
  await ann.closed;
  const ben = await Visitor.enter(server.port);
  ben.say(find());
  await ben.next('waiting');
  const back = await Visitor.enter(server.port, {}, ann.keys);
  back.resume();
  expect((await back.next('resumed')).generation).toBe(2);
  const [toAnn, toBen] = await Promise.all([back.next('matched'), ben.next('matched')]);
  expect(toAnn.match).toBe(toBen.match);
});

test('[R8] a browser that waits and answers no pings meets nobody until it does', async () => {
  server = await startForTest();
  const ann = await Visitor.enter(server.port);
  const pinged = new Promise((resolve) => ann.socket.once('ping', resolve));
  ann.isThere = false;
  ann.say(find());
  await ann.next('waiting');
  await pinged;
  const ben = await Visitor.enter(server.port);
  // Until Ann is out of play the two would meet at once.
  await expect.poll(() => outOfPlay(server), { timeout: 8_000 }).toBe(true);
  ben.say(find());
  expect(await ben.next('waiting')).toMatchObject({ others: 0 });
  ann.isThere = true;
  expect((await ann.next('resumed')).generation).toBe(2);
  await Promise.all([ann.next('matched'), ben.next('matched')]);
}, 20_000);

/** Whether nobody else waits, as a third who can meet nobody is told. */
async function outOfPlay(at: Signaling | null): Promise<boolean> {
  const third = await Visitor.enter(at?.port ?? 0);
  third.say(find({ interests: ['nobody'], wishes: { interests: 'only', languages: 'any', country: 'any' } }));
  const { others } = await third.next('waiting');
  third.socket.close(1000);
  await third.closed;
  return others === 0;
}
