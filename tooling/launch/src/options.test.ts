import { expect, it } from 'vitest';
import { LaunchError } from './launch-error.ts';
import { readOptions } from './options.ts';

it('passes the settings of signaling that mean something here on as they are', () => {
  const signaling = { LOG: 'json', DRAIN_MS: '5000', CONNECTS_PER_MINUTE: '7', CONNECTIONS_PER_PREFIX: '8', FINDS_PER_MINUTE: '9', CHALLENGE: 'always' };
  expect(readOptions([], { ...signaling, HOME: '/home/somebody' }).signaling).toEqual(signaling);
});

it.each(['AREA', 'TRUSTED_PROXIES', 'PROXY_PROTOCOL'])('says of %s that it is not for npm start', (name) => {
  expect(() => readOptions([], { [name]: '1' })).toThrow(LaunchError);
  expect(() => readOptions([], { [name]: '1' })).toThrow(new RegExp(`^${name} has no meaning for npm start: [^\\n]+$`));
  expect(() => readOptions([], { [name]: '' })).not.toThrow();
});

it('lets a drain take no longer than a child may take to stop', () => {
  expect(() => readOptions([], { DRAIN_MS: '6001' })).toThrow('DRAIN_MS: must be a whole number from 0 to 6000');
});
