import { describe, expect, it } from 'vitest';
import { add, tallyPlaywright, tallyVitest } from './tally.ts';

const vitestFile = (statuses: string[]) => ({
  name: 'a.test.ts',
  status: 'passed',
  assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
});

describe('counting vitest', () => {
  it('counts what passed', () => {
    expect(tallyVitest({ testResults: [vitestFile(['passed', 'passed'])] })).toEqual({ passed: 2, failures: [] });
  });

  it.each(['failed', 'skipped', 'pending', 'todo'])('a test that is %s is a failure', (status) => {
    const tally = tallyVitest({ testResults: [vitestFile(['passed', status])] });
    expect(tally).toEqual({ passed: 1, failures: [`test 1 (${status})`] });
  });

  it('says beneath a failure why, without colours and not for ever', () => {
    const failureMessages = ['\u001B[31mError: 1 is not 2\u001B[39m\n\n    at one.test.ts:3', ...Array.from({ length: 50 }, () => 'more')];
    const { failures } = tallyVitest({ testResults: [{ ...vitestFile([]), assertionResults: [{ fullName: 'adds', status: 'failed', failureMessages }] }] });
    const [name, first, ...others] = failures.join().split('\n');
    expect([name, first]).toEqual(['adds (failed)', '    Error: 1 is not 2']);
    expect(others).toHaveLength(19);
  });

  it('a file in which no test ran is a failure', () => {
    expect(tallyVitest({ testResults: [vitestFile([])] }).failures).toHaveLength(1);
  });
});

describe('counting Playwright', () => {
  const report = (status: string) => ({
    suites: [{ suites: [{ specs: [{ title: 'a call', tests: [{ status }] }] }] }],
  });

  it('counts what passed, however deep it lies', () => {
    expect(tallyPlaywright(report('expected'))).toEqual({ passed: 1, failures: [] });
  });

  it.each(['unexpected', 'flaky', 'skipped'])('a test that is %s is a failure', (status) => {
    expect(tallyPlaywright(report(status))).toEqual({ passed: 0, failures: [`a call (${status})`] });
  });

  it('says beneath a failure why', () => {
    const tests = [{ status: 'unexpected', results: [{ errors: [{ message: 'Test timeout exceeded.' }, {}] }] }];
    expect(tallyPlaywright({ suites: [{ specs: [{ title: 'a call', tests }] }] }).failures).toEqual(['a call (unexpected)\n    Test timeout exceeded.']);
  });

  it('an error outside of any test is a failure', () => {
    const tally = tallyPlaywright({ suites: [], errors: [{ message: 'set-up failed' }] });
    expect(tally).toEqual({ passed: 0, failures: ['set-up failed'] });
  });
});

it('adds up', () => {
  const one = { passed: 2, failures: ['a'] };
  expect(add([one, { passed: 1, failures: [] }])).toEqual({ passed: 3, failures: ['a'] });
});
