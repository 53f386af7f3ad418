import { expect, it } from 'vitest';
import { fileProblem } from './file-problem.ts';

const refused = (code: string): Error => Object.assign(new Error('raw'), { code, path: '/srv/data' });

it.each(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])('%s names the path and what to do, in one line', (code) => {
  expect(fileProblem(refused(code))).toMatch(/^.*\/srv\/data.*VISAVIS_DATA.*$/);
});

it('a full disk is one line', () => {
  expect(fileProblem(refused('ENOSPC'))).toBe('Disk full. Free some space and start again.');
});

it('anything else is no problem of files', () => {
  expect(fileProblem(new TypeError('bug'))).toBeNull();
  expect(fileProblem(refused('EWHATEVER'))).toBeNull();
});
