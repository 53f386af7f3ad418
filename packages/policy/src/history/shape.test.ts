import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Manifest } from '../manifest.ts';
import { FROZEN_FILES } from './frozen-files.ts';
import { ReleaseFile } from './release.ts';
import { SHAPE, upgraded } from './shape.ts';

const steps = [
  (manifest: Readonly<Record<string, unknown>>) => ({ ...manifest, second: true }),
  (manifest: Readonly<Record<string, unknown>>) => ({ ...manifest, third: manifest['second'] }),
];

test('a manifest of an older shape goes through every step since, in order', () => {
  expect(upgraded({ first: true }, 1, steps)).toEqual({ first: true, second: true, third: true });
  expect(upgraded({ second: 'own' }, 2, steps)).toEqual({ second: 'own', third: 'own' });
});

test('one of today’s shape stays as it is', () => {
  expect(upgraded({ third: 'own' }, 3, steps)).toEqual({ third: 'own' });
  expect(upgraded({ a: 1 }, SHAPE)).toEqual({ a: 1 });
});

const FILES = Object.values(FROZEN_FILES).flat().map((file) => v.parse(ReleaseFile, file));

test.each(FILES.map((file) => [`${String(file.manifest['profile'])} ${file.number}`, file] as const))('%s, as it was published, reads in today’s schema', (_, { manifest, shape }) => {
  expect(v.safeParse(Manifest, upgraded(manifest, shape)).issues).toBeUndefined();
});

test.each(FILES.filter(({ shape }) => shape < 3).map((file) => [`${String(file.manifest['profile'])} ${file.number}`, file] as const))(
  '%s told nobody apart, and neither hid a number nor published one',
  (_, { manifest, shape }) => {
    const { analytics, data } = v.parse(Manifest, upgraded(manifest, shape));
    expect(analytics).toMatchObject({ tables: ['views', 'chat'], threshold: 1, campaigns: [], published: { kind: 'off' } });
    expect(data.countedToday).toBe('not-collected');
  },
);
