import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';

/** How many checks held, and the names of those that did not, each with the reason beneath. A skipped test did not hold. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly string[];
}

export function add(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

const VitestReport = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string(), failureMessages: v.optional(v.array(v.string()), []) })),
    }),
  ),
});

/** Reads vitest's JSON report. A file that could not be loaded fails as one. */
export function tallyVitest(report: unknown): Tally {
  const files = v.parse(VitestReport, report).testResults;
  return add(
    files.map((file) => {
      if (file.assertionResults.length === 0) return { passed: 0, failures: [`${file.name}: no test ran`] };
      const fallen = file.assertionResults.filter((test) => test.status !== 'passed');
      return {
        passed: file.assertionResults.length - fallen.length,
        failures: fallen.map((test) => failure(test.fullName, test.status, test.failureMessages)),
      };
    }),
  );
}

const PlaywrightTest = v.object({
  status: v.string(),
  results: v.optional(v.array(v.object({ errors: v.optional(v.array(v.object({ message: v.optional(v.string(), '') })), []) })), []),
});

interface Suite {
  readonly suites?: Suite[] | undefined;
  readonly specs?: { title: string; tests: v.InferOutput<typeof PlaywrightTest>[] }[] | undefined;
}
const Suite: v.GenericSchema<unknown, Suite> = v.object({
  suites: v.optional(v.array(v.lazy(() => Suite))),
  specs: v.optional(v.array(v.object({ title: v.string(), tests: v.array(PlaywrightTest) }))),
});
const PlaywrightReport = v.object({
  suites: v.array(Suite),
  errors: v.optional(v.array(v.object({ message: v.optional(v.string(), 'unknown error') })), []),
});

/** Reads Playwright's JSON report. A flaky test is a failure with a mask on. */
export function tallyPlaywright(report: unknown): Tally {
  const { suites, errors } = v.parse(PlaywrightReport, report);
  const results = suites.flatMap(testsOf);
  return {
    passed: results.filter((test) => test.status === 'expected').length,
    failures: [
      ...results.filter((test) => test.status !== 'expected').map((test) => failure(test.title, test.status, test.messages)),
      ...errors.map((error) => error.message),
    ],
  };
}

function testsOf(suite: Suite): { title: string; status: string; messages: readonly string[] }[] {
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status, results }) => ({ title, status, messages: results.flatMap(({ errors }) => errors.map(({ message }) => message)) })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

/** Most of what a failure says, lines: whoever reads only the end of a long output learns what to look at. */
const REASON_LINES = 20;

function failure(name: string, status: string, messages: readonly string[]): string {
  const lines = stripVTControlCharacters(messages.join('\n')).split('\n').filter((line) => line.trim() !== '');
  return [`${name} (${status})`, ...lines.slice(0, REASON_LINES).map((line) => `    ${line}`)].join('\n');
}
