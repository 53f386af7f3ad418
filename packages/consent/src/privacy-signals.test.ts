import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { mayCount, privacySignals } from './privacy-signals.ts';

describe('privacy signals', () => {
  it('are none where the browser says nothing', () => {
    expect(privacySignals({})).toEqual({ globalPrivacyControl: false, doNotTrack: false });
  });

  it.each([
    [{ globalPrivacyControl: true }, { globalPrivacyControl: true, doNotTrack: false }],
    [{ globalPrivacyControl: '1' }, { globalPrivacyControl: true, doNotTrack: false }],
    [{ globalPrivacyControl: false }, { globalPrivacyControl: false, doNotTrack: false }],
    [{ doNotTrack: '1' }, { globalPrivacyControl: false, doNotTrack: true }],
    [{ doNotTrack: 'yes' }, { globalPrivacyControl: false, doNotTrack: true }],
    [{ doNotTrack: '0' }, { globalPrivacyControl: false, doNotTrack: false }],
    [{ doNotTrack: 'unspecified' }, { globalPrivacyControl: false, doNotTrack: false }],
    [{ doNotTrack: null }, { globalPrivacyControl: false, doNotTrack: false }],
  ])('of %j are read as %j', (navigator, signals) => {
    expect(privacySignals(navigator)).toEqual(signals);
  });

  it(proves('end all counting when there is one', 'VIS-04-03'), () => {
    expect(mayCount({ globalPrivacyControl: false, doNotTrack: false })).toBe(true);
    expect(mayCount({ globalPrivacyControl: true, doNotTrack: false })).toBe(false);
    expect(mayCount({ globalPrivacyControl: false, doNotTrack: true })).toBe(false);
    expect(mayCount({ globalPrivacyControl: true, doNotTrack: true })).toBe(false);
  });
});
