import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inOwnNetwork } from './own-network.ts';

it('knows none of the machine’s networks, where it can be made', () => {
  const command = [process.execPath, '-e', "console.log(Object.keys(require('node:os').networkInterfaces()).join())"] as const;
  const apart = inOwnNetwork(command);
  const [program = '', ...words] = apart;
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  expect(status).toBe(0);
  const names = stdout.trim().split(',').filter((name) => name !== 'other');
  if (apart !== command) expect(names.toSorted()).toEqual(['lo', 'own']);
});
