import { describe, expect, it } from 'vitest';
import { readFingerprints } from './fingerprints.ts';
import { SCENARIOS } from './scenarios.test-support.ts';
import { fingerprintIn } from './sdp-fingerprints.ts';
import { startVerification } from './start-verification.ts';
import { converse, settled, sideOf } from './two-sides.test-support.ts';
import { independentSigns } from './vectors.test-support.ts';

const subject = { startVerification, fingerprintIn, readFingerprints };

describe('the verification', () => {
  it.each(Object.entries(SCENARIOS))('[D8] %s', (_, scenario) => scenario(subject));

  it('[D8] gives the signs of the fixed vector', () => {
    expect(independentSigns(0x41, 0x42).map((sign) => sign?.name)).toEqual([
      'Train',
      'Flower',
      'Rocket',
      'Telephone',
      'Trumpet',
      'Folder',
      'Cake',
    ]);
  });

  it('[D8] fails when the browser cannot compute', async () => {
    const states: unknown[] = [];
    const refuse = () => Promise.reject(new Error('no crypto here'));
    const broken = { digest: refuse, importKey: refuse, deriveBits: refuse };
    const onState = (state: unknown) => states.push(state);
    const withoutCrypto: typeof startVerification = (settings) =>
      startVerification({ ...settings, subtle: broken, onState });
    sideOf({ ...subject, startVerification: withoutCrypto }, 'impolite');
    await settled();
    expect(states).toEqual([{ kind: 'waiting' }, { kind: 'failed', reason: 'invalid', runsLeft: 2 }]);
  });

  it('[D8] says and reports nothing once closed', async () => {
    const [impolite, polite] = [sideOf(subject, 'impolite'), sideOf(subject, 'polite')];
    impolite.close();
    await converse(impolite, polite);
    impolite.pass(600_000);
    expect([impolite.sent, impolite.states]).toEqual([[], [{ kind: 'waiting' }]]);
  });
});
