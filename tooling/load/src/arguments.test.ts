import { expect, test } from 'vitest';
import { loadOptions } from './arguments.ts';

test('without options there is a crowd of every kind; with them, what they say', () => {
  expect(loadOptions([])).toMatchObject({ connections: 200, processes: 1, arrivals: 'constant', seed: 1, json: false });
  expect(loadOptions(['--connections=10000', '--arrivals=storm', '--mix=idle=9,talker=1', '--frames=2.5'])).toMatchObject({
    connections: 10_000,
    arrivals: 'storm',
    mix: [['idle', 9], ['talker', 1]],
    frames: 2.5,
  });
});

test('help is help, whatever else is said', () => {
  expect(loadOptions(['--help'])).toBeNull();
});

test.each([['--mix=dancer=1'], ['--connections=many'], ['--arrivals=never']])('%s is refused by its name', (option) => {
  expect(() => loadOptions([option])).toThrow(option.split('=')[0]);
});

test('an option that is none is refused in one line, which says where the others stand', () => {
  expect(() => loadOptions(['--speed=9'])).toThrow(/^Unknown option '--speed'\. See --help\.$/);
});
