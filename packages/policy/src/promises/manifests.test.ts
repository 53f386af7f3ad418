import { describe, expect, it } from 'vitest';
import { collected } from '../data.ts';
import { pathsOf } from '../history/schema-walk.test-support.ts';
import { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { proves } from '../proves.ts';
import { PURPOSES } from '../vocabulary.ts';

/** Promises that a manifest keeps by what stands in it. */
describe.each(PROFILE_NAMES)('the manifest of %s', (profile) => {
  const manifest = manifestFor(profile);
  const { data } = manifest;

  it(proves('has a reader for each purpose, and a legal basis for it', '1V1-02-01', '1V1-09-03', 'VIS-01-18'), () => {
    const used = new Set(collected(data).flatMap(([, { readers }]) => readers.map(({ purpose }) => purpose)));
    expect([...used].sort()).toEqual([...PURPOSES].sort());
    expect(Object.keys(manifest.purposes).sort()).toEqual([...PURPOSES].sort());
  });

  it(proves('lets mail be read to answer it, and for nothing else', 'T1V-01-13', 'T1V-01-14', 'VIS-07-09'), () => {
    expect(data.mail.readers.map(({ purpose }) => purpose)).toEqual(['answer']);
  });

  it(proves('has picture and sound in browsers only, for the call only', '1V1-03-06', '1V1-03-07', 'T1V-06-02', 'VIS-02-08'), () => {
    const places = collected(data).flatMap(([name, { fields, readers }]) =>
      fields
        .filter((field) => field.name === 'picture-and-sound')
        .map(({ lives }) => [name, lives, ...readers.map(({ purpose }) => purpose)]),
    );
    expect(places).toEqual([['call', 'browsers', 'connect']]);
  });

  it(proves('keeps nothing without an end but whole numbers, and those only where it says so', 'ANC-05-02', 'ANC-05-05', 'VIS-04-05'), () => {
    const endless = collected(data).filter(([, { retention }]) => retention.kind === 'no-end');
    expect(endless.map(([name]) => name)).toEqual(profile === 'anoncam' ? ['counts'] : []);
  });
});

it(proves('no period, right or reader in a manifest depends on where somebody lives', '1V1-09-02', 'VIS-06-09'), () => {
  const about = pathsOf(Manifest).filter((path) => /countr|region|place|jurisdiction/i.test(path));
  const allowed = ['brand.operator.country', 'data.region', 'matching.region', 'permissions.*.place', 'recipients.*.country'];
  expect(about.filter((path) => !allowed.some((known) => path === known || path.startsWith(`${known}.`)))).toEqual([]);
  expect(about).toContain('recipients.*.country');
});
