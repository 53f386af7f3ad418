import { PROFILE_NAMES } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import { readOptions, USAGE } from './options.ts';

describe('npm run promises', () => {
  it('shows every policy, or those that are named', () => {
    expect(readOptions([])).toEqual({ kind: 'show', profiles: PROFILE_NAMES, json: false });
    expect(readOptions(['visavis'])).toEqual({ kind: 'show', profiles: ['visavis'], json: false });
    expect(readOptions(['anoncam', '--json', 'visavis'])).toEqual({ kind: 'show', profiles: ['visavis', 'anoncam'], json: true });
  });

  it('explains itself, whatever stands beside', () => {
    for (const args of [['--help'], ['-h'], ['--help', 'nobody']]) expect(readOptions(args)).toEqual({ kind: 'help' });
    for (const name of PROFILE_NAMES) expect(USAGE).toContain(name);
  });

  it('writes the lock for all policies together', () => {
    expect(readOptions(['--write'])).toEqual({ kind: 'write', acceptRise: false });
    expect(readOptions(['--write', '--accept-rise'])).toEqual({ kind: 'write', acceptRise: true });
    expect(readOptions(['--write', 'visavis'])).toMatchObject({ kind: 'refused' });
  });

  it('answers in one line what it does not know, and names what it knows', () => {
    expect(readOptions(['teapot'])).toEqual({
      kind: 'refused',
      because: `There is no policy teapot. There are: ${PROFILE_NAMES.join(', ')}`,
    });
    expect(readOptions(['--jsn'])).toMatchObject({ kind: 'refused', because: expect.stringContaining('--jsn') });
  });
});
