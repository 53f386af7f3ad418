import { describe, expect, it } from 'vitest';
import type { DeviceEntry } from '../../../device.ts';
import type { Manifest } from '../../../manifest.ts';
import { manifestFor } from '../../../manifest-for.ts';
import { PROFILE_NAMES } from '../../../profile-names.ts';
import { proves } from '../../../proves.ts';
import { clausesOf, piecesIn, piecesOf } from '../../words-of.ts';
import { cookies } from './cookies.ts';

const visavis = manifestFor('visavis');
const onevone = manifestFor('onevone');

const MARK: DeviceEntry = {
  key: 'visavis.visit',
  kind: 'cookie',
  who: 'visitor',
  holds: 'visit-mark',
  purpose: 'count',
  lifetime: { kind: 'browser-session' },
  sent: true,
  essential: false,
  asked: 'before',
};

function clauseOf(manifest: Manifest, id: string): string {
  const clause = clausesOf(cookies(manifest)).find((one) => one.id === id);
  return clause === undefined ? '' : piecesIn(clause).map(({ text }) => text).join(' ');
}

describe.each(PROFILE_NAMES)('the cookie page of %s', (profile) => {
  const manifest = manifestFor(profile);
  const tables = clausesOf(cookies(manifest)).flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));

  it(proves('lists every entry of the manifest once, with its reason', 'VIS-13-02', '1V1-04-02'), () => {
    const rows = tables.flatMap((table) => table.rows);
    expect(rows.map((row) => row.at(-1)?.text)).toEqual(
      [...manifest.device.filter(({ who }) => who === 'visitor'), ...manifest.device.filter(({ who }) => who === 'operator')].map(
        ({ key }) => key.replace('*', ''),
      ),
    );
    for (const row of rows) expect(row[2]?.text).toMatch(/^(Needed: |You asked for it|For counting: )/);
  });

  it('counts the entries of a visitor in its short version', () => {
    const entries = manifest.device.filter(({ who }) => who === 'visitor').length;
    expect(cookies(manifest).short.map(({ figure }) => figure)).toEqual(['0 cookies', entries === 1 ? '1 entry' : `${entries} entries`, '1 of them is']);
  });
});

describe('cookies for counting', () => {
  it('are none, and so there is no banner', () => {
    expect(clauseOf(visavis, 'counting')).toContain('So no banner asks you for one.');
  });

  it('come after a yes where a profile may have them, and are none today', () => {
    const words = clauseOf(onevone, 'counting');
    expect(words).toContain('only after your yes');
    expect(words).toContain('No such cookie is set now');
    expect(words).toContain('If your browser sends Global Privacy Control or Do Not Track, that is a no');
  });

  it('stand in the list once there is one', () => {
    const manifest: Manifest = { ...onevone, device: [...onevone.device, MARK] };
    const words = piecesOf(cookies(manifest)).map(({ text }) => text).join('\n');
    expect(words).toContain('1 cookie for visitors.');
    expect(words).toContain('For counting: only after your yes');
    expect(words).toContain('All that is not for counting is needed, or you asked for it.');
    expect(words).not.toContain('No such cookie is set now');
    expect(words).toContain('A cookie of a visit is gone when you close the browser.');
  });
});

describe('a choice that a visitor made', () => {
  it('is kept because they asked for it', () => {
    const choice: DeviceEntry = { ...visavis.device[0], key: 'visavis.choice', kind: 'local-storage', who: 'visitor', holds: 'choice', purpose: 'own-choice', lifetime: { kind: 'until-cleared' }, sent: false, essential: true };
    expect(clauseOf({ ...visavis, device: [...visavis.device, choice] }, 'storage')).toContain('All of it is needed, or you asked for it.');
  });
});
