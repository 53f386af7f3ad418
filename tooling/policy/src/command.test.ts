import { spawnSync } from 'node:child_process';
import { ReleaseUnreadable } from '@visavis/policy/history';
import { expect, test } from 'vitest';
import { command } from './command.ts';
import { emptyPlace, ROOT } from './place.test-support.ts';
import type { Verb } from './verb.ts';

const verbs: Readonly<Record<string, Verb>> = {
  greet: { usage: 'NAME', does: 'Greets.', run: ([name], { say }) => say(`Hello ${name}`) },
  fail: {
    usage: '',
    does: 'Fails.',
    run: () => {
      throw new ReleaseUnreadable('history/x/1.json: number: missing.');
    },
  },
};

test('the first word names the verb, the rest is its own', async () => {
  const place = emptyPlace();
  await command(['greet', 'you'], { verbs, place });
  await command(['greet', '--help'], { verbs, place });
  expect(place.lines).toEqual(['Hello you', 'npm run policy -- greet NAME']);
});

test('without a word every verb is listed', async () => {
  const place = emptyPlace();
  await command([], { verbs, place });
  expect(place.lines).toEqual(['npm run policy -- greet NAME', '    Greets.', 'npm run policy -- fail ', '    Fails.']);
});

test('unknown verbs and unreadable releases are one line each', async () => {
  const place = emptyPlace();
  await expect(command(['shout'], { verbs, place })).rejects.toMatchObject({ reason: 'usage', message: 'There is no verb "shout". There are: greet, fail.' });
  await expect(command(['toString'], { verbs, place })).rejects.toMatchObject({ reason: 'usage' });
  await expect(command(['fail'], { verbs, place })).rejects.toMatchObject({ reason: 'refused', message: 'history/x/1.json: number: missing.' });
});

test('the program ends with 1 where the policy was refused, with 2 where the command was wrong', () => {
  const run = (...words: readonly string[]) => spawnSync(process.execPath, [`${ROOT}tooling/policy/src/main.ts`, ...words], { encoding: 'utf8' });
  expect(run('diff', 'visavis', 'visavis')).toMatchObject({ status: 0, stdout: 'No fact differs. Words are compared by publish, and on the history page.\n', stderr: '' });
  expect(run('diff', 'visavis', 'visavis@999')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^policy: visavis@999: [^\n]+\n$/) });
  expect(run('diff')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^policy: Name two[^\n]+\n$/) });
});

test('whoever reads only the first line sees no trace of an error', () => {
  const main = `${ROOT}tooling/policy/src/main.ts`;
  const { stderr, stdout } = spawnSync('sh', ['-c', '"$0" "$1" switches | head -n 1', process.execPath, main], { encoding: 'utf8' });
  expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
});
