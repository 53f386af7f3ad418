import { countryFinder } from '@visavis/geo';
import { proves } from '@visavis/policy/proves';
import { afterEach, describe, expect, test } from 'vitest';
import type { Signaling, SignalingOptions } from '../start-signaling.ts';
import { find } from '../testing/messages.ts';
import { startForTest } from '../testing/running.ts';
import { Visitor } from '../testing/visitor.ts';

const running: Signaling[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain(500)));
});

const FINDER = countryFinder({ COUNTRY_HEADER: 'x-country', GEO_DATABASE: '' });
const ONLY_MINE = find({ wishes: { interests: 'any', languages: 'any', country: 'only' } });

/** The real server, behind a proxy on this machine that names countries. */
async function start(options: Partial<SignalingOptions> = {}): Promise<number> {
  const server = await startForTest({ wishes: ['country'], countryFinder: FINDER, ...options });
  running.push(server);
  return server.port;
}

const from = async (port: number, country: string): Promise<Visitor> => await Visitor.enter(port, country === '' ? {} : { 'x-country': country });

describe('a wish for the same country', () => {
  test(proves('[M11] joins two of one country, and nobody else', '1V1-02-02', 'T1V-01-02', 'T1V-01-07', '1V1-01-06', 'ANC-02-04'), async () => {
    const port = await start();
    const [ann, ben, cara] = [await from(port, 'IS'), await from(port, 'PT'), await from(port, 'IS')];
    ann.say(ONLY_MINE);
    await ann.next('waiting');
    ben.say(find());
    expect(await ben.next('waiting')).toMatchObject({ others: 1, unlike: 1 });
    cara.say(ONLY_MINE);
    await Promise.all([ann.next('matched'), cara.next('matched')]);
    // Ben alone still waits.
    const dora = await from(port, '');
    dora.say(find());
    await Promise.all([ben.next('matched'), dora.next('matched')]);
  });

  test(proves('[M11] counts for nothing where the policy has none, or the country is not known', '1V1-02-02'), async () => {
    for (const [country, options] of [['IS', { wishes: [] }], ['XX', {}], ['', {}]] as const) {
      const port = await start(options);
      const [ann, ben] = [await from(port, country), await from(port, 'PT')];
      ann.say(ONLY_MINE);
      ben.say(find());
      await Promise.all([ann.next('matched'), ben.next('matched')]);
    }
  });

  test('is not looked at in the headers of somebody who is no trusted proxy', async () => {
    const port = await start({ trusted: { has: () => false, onlyPeer: null, sendProxyHeader: false } });
    const [ann, ben] = [await from(port, 'IS'), await from(port, 'PT')];
    ann.say(ONLY_MINE);
    ben.say(find());
    await Promise.all([ann.next('matched'), ben.next('matched')]);
  });
});
