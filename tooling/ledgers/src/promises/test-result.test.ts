import { describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-result.ts';

describe('the results of a run', () => {
  it('are read from vitest, with the groups around each test', () => {
    const test = (title: string, status: string) => ({ ancestorTitles: ['a call', 'over'], title, status });
    const report = {
      testResults: [
        {
          name: '/repository/packages/rtc/src/call.test.ts',
          assertionResults: [test('ends', 'passed'), test('rings', 'failed'), test('waits', 'pending'), test('later', 'todo')],
        },
      ],
    };
    expect(readVitest(report, '/repository')).toEqual([
      { file: 'packages/rtc/src/call.test.ts', title: 'a call › over › ends', status: 'passed' },
      { file: 'packages/rtc/src/call.test.ts', title: 'a call › over › rings', status: 'failed' },
      { file: 'packages/rtc/src/call.test.ts', title: 'a call › over › waits', status: 'skipped' },
      { file: 'packages/rtc/src/call.test.ts', title: 'a call › over › later', status: 'skipped' },
    ]);
  });

  it('are read from Playwright, with the profile of the run; flaky is not passed, and neither is failing as expected', () => {
    const annotations = [{ type: 'profile', description: 'talk1v1' }, { type: 'slow' }];
    const spec = (title: string, status: string, expectedStatus = 'passed') => ({
      title,
      file: 'specs/call.spec.ts',
      tests: [{ status, expectedStatus, annotations: status === 'skipped' ? [] : annotations }],
    });
    const report = {
      config: { rootDir: '/repository/e2e' },
      suites: [
        {
          title: 'specs/call.spec.ts',
          specs: [spec('meets', 'expected'), spec('flickers', 'flaky'), spec('falls', 'expected', 'failed')],
          suites: [{ title: 'a guest', specs: [spec('is let in', 'skipped')] }],
        },
      ],
    };
    const file = 'e2e/specs/call.spec.ts';
    const ranUnder = ['talk1v1'];
    expect(readPlaywright(report, '/repository')).toEqual([
      { file, title: 'meets', status: 'passed', ranUnder },
      { file, title: 'flickers', status: 'failed', ranUnder },
      { file, title: 'falls', status: 'failed', ranUnder },
      { file, title: 'a guest › is let in', status: 'skipped', ranUnder: [] },
    ]);
  });

  it('are no results when a report has another shape', () => {
    expect(() => readVitest({}, '/repository')).toThrow();
    expect(() => readPlaywright({ suites: [] }, '/repository')).toThrow();
  });
});
