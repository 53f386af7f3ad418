import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Child } from './child.ts';
import { Household } from './household.ts';

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function child(name: string, how = 'exit code 0'): Child {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { name, ended: promise, stop: async () => resolve(how) };
}

it('says of each part that it stopped, in the order in which they stop', async () => {
  const household = new Household();
  for (const name of ['postgres', 'collector', 'signaling', 'origin', 'admin-api']) await household.own(child(name));
  await household.stop();
  expect(said).toBe(['signaling', 'origin', 'collector', 'admin-api', 'postgres'].map((name) => `  ${name} stopped\n`).join(''));
});

it('says which had to be killed, and nothing of those that had ended before', async () => {
  const household = new Household();
  const built = child('build');
  await household.own(built);
  await built.stop();
  await household.own(child('collector', 'SIGKILL'));
  await household.stop();
  expect(said).toBe('  collector was ended (SIGKILL)\n');
});
