import { redisServer } from '@visavis/testkit/redis';
import { visitorOf } from '../fixtures/browser.ts';
import { watchPeerConnections } from '../fixtures/peer-connections.ts';
import { Person } from '../fixtures/person.ts';
import { Product } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';
import { watchPicture } from '../fixtures/watched-picture.ts';

/** Longer than a loaded machine needs for a frame, and far shorter than any way back after a loss. */
const STANDSTILL_MS = 2_000;

const running: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const stop of running.splice(0).toReversed()) await stop();
});

test('a call goes on when the node of each of the two is killed, one after the other, and Next works afterwards', async ({ browsers }) => {
  const redis = await redisServer();
  running.push(() => redis.remove());
  const product = await Product.start({ env: { REDIS_URL: redis.url, SIGNALING_NODES: '3' } });
  running.push(() => product.stop());
  const browser = await browsers({ cameras: 1, allows: true });
  const visitor = async (): Promise<Visitor> => Visitor.of(await visitorOf(browser), product.origin);
  const [ada, ben] = [await visitor(), await visitor()];
  // The origin gives each new connection to the next node, so the two are on the first and on the second.
  await ada.person.findByVideo();
  await ben.person.findByVideo();
  await Promise.all([ada.person.seesPartner(), ben.person.seesPartner()]);
  const calls = await Promise.all([ada.call(), ben.call()]);
  const standstills = [await watchPicture(ada.person), await watchPicture(ben.person)];
  const longest = async (): Promise<number> => Math.max(...(await Promise.all(standstills.map((standstill) => standstill()))));

  const nodes = (await product.children()).filter(({ command }) => command.includes('apps/signaling'));
  expect(nodes).toHaveLength(3);
  for (const [index, one] of [ada, ben].entries()) {
    const lost = one.linksLost;
    const node = nodes[index];
    if (node === undefined) throw new Error('no such node');
    process.kill(node.pid, 'SIGKILL');
    await expect.poll(() => one.linksLost).toBe(lost + 1);
    await one.isBack();
    await Promise.all([ada.person.seesPartner(), ben.person.seesPartner()]);
    expect(await longest()).toBeLessThan(STANDSTILL_MS);
  }
  await ada.person.says('Still here');
  await ben.person.reads('Still here');
  expect(await Promise.all([ada.call(), ben.call()])).toEqual(calls);

  await ada.person.button('Next').click();
  await expect(ben.person.heading('Your partner left')).toBeVisible();
  const cleo = await visitor();
  await cleo.person.findByVideo();
  await Promise.all([ada.person.seesPartner(), cleo.person.seesPartner()]);

  for (const { person } of [ada, ben, cleo]) await person.goHome();
});

/** Somebody whose links to the server are counted. */
class Visitor {
  readonly person: Person;
  linksLost = 0;
  #seated = 0;

  private constructor(person: Person) {
    this.person = person;
    person.page.on('websocket', (socket) => {
      socket.on('close', () => (this.linksLost += 1));
      socket.on('framereceived', ({ payload }) => {
        if (/"type":"(rejoined|partner-away)"/.test(payload.toString())) this.#seated = this.linksLost;
      });
    });
  }

  static async of(context: Awaited<ReturnType<typeof visitorOf>>, origin: string): Promise<Visitor> {
    await watchPeerConnections(context);
    return new Visitor(new Person(context, await context.newPage(), origin, { checksPictures: false }));
  }

  /** Their seat is theirs again, on the link that they have now. */
  async isBack(): Promise<void> {
    await expect.poll(() => this.#seated, { timeout: 20_000 }).toBe(this.linksLost);
    await expect(this.person.reading('No link to our server. Your call goes on.')).toBeHidden();
  }

  /** Which of all connections that this one made is in use. */
  call(): Promise<number> {
    return this.person.page.evaluate(() => {
      const made: unknown = Reflect.get(globalThis, 'peerConnectionsMade');
      return Array.isArray(made) ? made.findLastIndex((one) => one instanceof RTCPeerConnection && one.connectionState === 'connected') : -1;
    });
  }
}
