import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inOwnNetwork } from './own-network.ts';

it('knows none of the machine’s networks, wherever it can be made', () => {
  const canBeMade = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['--net', 'true']).status === 0;
  const command = [process.execPath, '-e', "console.log(Object.keys(require('node:os').networkInterfaces()).join())"] as const;
  const apart = inOwnNetwork(command);
  const [program = '', ...words] = apart;
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(apart === command).toBe(!canBeMade);
  const names = stdout.trim().split(',').filter((name) => name !== 'other');
  if (canBeMade) expect(names.toSorted()).toEqual(['lo', 'own']);
});
