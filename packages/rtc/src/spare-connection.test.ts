import { beforeAll, describe, expect, it } from 'vitest';
import { createEndKeys, type EndKeys, startEnd, TURN } from './fake-call.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { createSpareConnection } from './spare-connection.ts';

const certificate = {} as RTCCertificate;
const plan = { connection: 'shielded', iceServers: [TURN], ttl: 300 } as const;

async function start(generateCertificate = async () => certificate) {
  const fakes: FakeConnection[] = [];
  const clock = new FakeClock();
  let refuses = false;
  const spare = createSpareConnection({
    createConnection(configuration) {
      if (refuses) throw new DOMException('', 'OperationError');
      const fake = new FakeConnection(configuration);
      fakes.push(fake);
      return fake.asConnection();
    },
    generateCertificate,
    clock,
  });
  await Promise.resolve();
  const refuse = () => {
    refuses = true;
  };
  return { spare, fakes, clock, refuse };
}

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

describe('createSpareConnection', () => {
  it('[N4] has its relay candidate gathered before a call wants it, under the shield of the call', async () => {
    const { spare, fakes } = await start();
    spare.prepare(plan);
    expect(fakes[0]?.configurations[0]).toMatchObject({
      iceTransportPolicy: 'relay',
      iceServers: [TURN],
      certificates: [certificate],
      iceCandidatePoolSize: 1,
    });
    const taken = spare.take(plan);
    expect(taken?.connection).toBe(fakes[0]?.asConnection());
    expect(fakes[0]?.listeners).toBe(0);
    expect(spare.take(plan)).toBeNull();
  });

  it('is taken by a call with newer credentials of the same relay', async () => {
    const { spare } = await start();
    spare.prepare(plan);
    expect(spare.take({ ...plan, iceServers: [{ ...TURN, username: '2:b' }] })).not.toBeNull();
  });

  it.each([
    ['another shield', { connection: 'direct' as const }],
    ['another relay', { iceServers: [{ urls: ['turn:other.example:3478'] }] }],
  ])('is closed when a call wants %s', async (_, other) => {
    const { spare, fakes } = await start();
    spare.prepare(plan);
    expect(spare.take({ ...plan, ...other })).toBeNull();
    expect(fakes[0]?.closed).toBe(true);
  });

  it('is closed before its credentials end, when another is prepared, and at the end', async () => {
    const { spare, fakes, clock } = await start();
    spare.prepare(plan);
    clock.pass(plan.ttl * 1_000);
    spare.prepare(plan);
    spare.prepare(plan);
    spare.close();
    spare.prepare(plan);
    expect(fakes.map(({ closed, listeners }) => [closed, listeners])).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
    expect(clock.pending).toBe(0);
  });

  it('is closed when the relay refused: the call asks again, and says why it cannot start', async () => {
    const { spare, fakes } = await start();
    spare.prepare(plan);
    const refuse = (errorCode: number) =>
      fakes[0]?.dispatchEvent(Object.assign(new Event('icecandidateerror'), { errorCode }));
    refuse(701); // one of its addresses is not reached from here; others may be
    expect(fakes[0]?.closed).toBe(false);
    refuse(486);
    expect(fakes[0]?.closed).toBe(true);
    expect(spare.take(plan)).toBeNull();
  });

  it('does without a certificate, or at all, in a browser that refuses', async () => {
    const { spare, fakes, refuse } = await start(() => Promise.reject(new DOMException('', 'NotSupportedError')));
    spare.prepare(plan);
    expect(fakes[0]?.configurations[0]).not.toHaveProperty('certificates');
    expect(spare.certificate()).toBeNull();
    refuse();
    spare.prepare(plan);
    expect(spare.take(plan)).toBeNull();
  });

  it('goes into the next call, which sets it as it was made', async () => {
    const { spare, fakes } = await start();
    spare.prepare(plan);
    const [own, partner] = keys;
    const end = startEnd({ role: 'polite', own, partner, spare });
    expect(end.fakes).toHaveLength(0);
    end.call.renewIce([{ ...TURN, username: '2:b' }]);
    expect(fakes[0]?.configurations.at(-1)).toMatchObject({
      iceCandidatePoolSize: 1,
      certificates: [certificate],
      iceServers: [{ username: '2:b' }],
    });
    end.call.close();
    expect(fakes[0]).toMatchObject({ closed: true, listeners: 0 });
  });
});
