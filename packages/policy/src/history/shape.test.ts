import { expect, test } from 'vitest';
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
