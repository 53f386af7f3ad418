import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { mayCount } from './privacy-signals.ts';

describe('privacy signals', () => {
  it('are none where the browser says nothing', () => {
    expect(mayCount({})).toBe(true);
  });

  it.each([{ globalPrivacyControl: false }, { doNotTrack: '0' }, { doNotTrack: 'unspecified' }, { doNotTrack: null }])(
    'are none with %j',
    (navigator) => {
      expect(mayCount(navigator)).toBe(true);
    },
  );

  it.each([
    { globalPrivacyControl: true },
    { globalPrivacyControl: '1' },
    { doNotTrack: '1' },
    { doNotTrack: 'yes' },
    { globalPrivacyControl: true, doNotTrack: '0' },
    { globalPrivacyControl: false, doNotTrack: '1' },
    { globalPrivacyControl: true, doNotTrack: '1' },
  ])(proves('end all counting with %j', 'VIS-04-03'), (navigator) => {
    expect(mayCount(navigator)).toBe(false);
  });
});
