import { DATABASE, type Meaning, MESSAGES } from '@visavis/policy/inventory';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { findDeviceReads } from './find-device-reads.ts';
import { productSources } from './source-files.ts';

/** Where a picture is fitted to what will show and send it, and nothing else happens. */
const FITTING = /^packages\/rtc\/src\/send-plan[\w-]*\.ts:/;

describe('the size of a screen and the kind of a device', () => {
  it(proves('are read where the picture is fitted, and nowhere else', 'T1V-04-01', 'ANC-01-07', 'T1V-01-09', 'VIS-01-11'), () => {
    const reads = productSources().flatMap(findDeviceReads);
    expect(reads.filter((read) => !FITTING.test(read))).toEqual([]);
    // Otherwise this looked for nothing.
    expect(reads).not.toEqual([]);
  });

  it(proves('stand in no message and no column', 'ANC-01-06', 'T1V-01-10', 'T1V-01-11', 'T1V-04-02', 'T1V-04-03', 'VIS-01-11'), () => {
    const meanings = [...Object.values(DATABASE), ...Object.values(MESSAGES)].flatMap((rows) => Object.values<Meaning>(rows));
    const told = meanings.flatMap((meaning) => ('field' in meaning ? [meaning.field, ...(meaning.also ?? [])] : []));
    expect(told).not.toContain('screen-size');
    expect(told).not.toContain('device-form');
  });
});

describe('a read of them', () => {
  it.each([
    ['const wide = window.screen.width;', 'screen.width'],
    ['const { height } = screen;', 'screen.height'],
    ['if (devicePixelRatio > 2) sharpen();', 'devicePixelRatio'],
    ['const saves = navigator.connection?.saveData;', 'saveData'],
    ['const { availWidth: wide } = screen;', 'availWidth'],
  ])('is found: %s', (text, name) => {
    expect(findDeviceReads({ path: 'apps/chat/src/planted.ts', text })).toEqual([`apps/chat/src/planted.ts:1 ${name}`]);
  });

  it.each(['const size = canvas.width;', "view.screen === 'call';", 'interface Facts { readonly saveData?: boolean }', 'const plan = { saveData: true };'])('is none: %s', (text) => {
    expect(findDeviceReads({ path: 'apps/chat/src/planted.ts', text })).toEqual([]);
  });
});
