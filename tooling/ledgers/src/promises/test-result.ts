import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import * as v from 'valibot';

/** One test of the last run. `title` is its whole path: `group › title [claims]`. */
export interface TestResult {
  /** From the root of the repository, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The profiles of the product that it ran against, as the run itself noted; absent for tests of code. */
  readonly ranUnder?: readonly ProfileName[];
}

const VitestReport = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(
        v.object({ ancestorTitles: v.array(v.string()), title: v.string(), status: v.string() }),
      ),
    }),
  ),
});

const NOT_RUN: readonly string[] = ['skipped', 'pending', 'todo', 'disabled'];

/** Reads vitest's JSON report; `root` is the folder of the repository. */
export function readVitest(report: unknown, root: string): readonly TestResult[] {
  return v.parse(VitestReport, report).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: inRepository(name, root),
      title: [...ancestorTitles, title].join(' › '),
      status: status === 'passed' ? 'passed' : NOT_RUN.includes(status) ? 'skipped' : 'failed',
    })),
  );
}

const Test = v.object({
  status: v.string(),
  expectedStatus: v.string(),
  annotations: v.array(v.object({ type: v.string(), description: v.optional(v.string()) })),
});
type Test = v.InferOutput<typeof Test>;

interface Suite {
  readonly title: string;
  readonly suites?: Suite[] | undefined;
  readonly specs?: { title: string; file: string; tests: Test[] }[] | undefined;
}
const Suite: v.GenericSchema<unknown, Suite> = v.object({
  title: v.string(),
  suites: v.optional(v.array(v.lazy(() => Suite))),
  specs: v.optional(
    v.array(
      v.object({
        title: v.string(),
        file: v.string(),
        tests: v.array(Test),
      }),
    ),
  ),
});
const PlaywrightReport = v.object({ config: v.object({ rootDir: v.string() }), suites: v.array(Suite) });

/** Reads Playwright's JSON report. A flaky test, and one that is expected to fail, did not pass. */
export function readPlaywright(report: unknown, root: string): readonly TestResult[] {
  const { config, suites } = v.parse(PlaywrightReport, report);
  const folder = inRepository(config.rootDir, root);
  // The outermost suite is the file itself.
  return suites.flatMap((suite) => specsOf(suite, { folder, groups: [] }));
}

interface Around {
  readonly folder: string;
  readonly groups: readonly string[];
}

function specsOf(suite: Suite, { folder, groups }: Around): readonly TestResult[] {
  const own = (suite.specs ?? []).map((spec): TestResult => ({
    file: `${folder}/${spec.file}`,
    title: [...groups, spec.title].join(' › '),
    status: spec.tests.every(passed) ? 'passed' : spec.tests.some(skipped) ? 'skipped' : 'failed',
    ranUnder: PROFILE_NAMES.filter((profile) => spec.tests.some((test) => ranUnder(test, profile))),
  }));
  const inner = (suite.suites ?? []).flatMap((child) => specsOf(child, { folder, groups: [...groups, child.title] }));
  return [...own, ...inner];
}

/** Noted by the `product` of e2e/fixtures/test.ts. */
const ranUnder = ({ annotations }: Test, profile: ProfileName): boolean =>
  annotations.some(({ type, description }) => type === 'profile' && description === profile);

const passed = (test: Test): boolean =>
  test.status === 'expected' && test.expectedStatus === 'passed';

const skipped = (test: Test): boolean => test.status === 'skipped';

const inRepository = (path: string, root: string): string =>
  path.replaceAll('\\', '/').replace(`${root.replaceAll('\\', '/').replace(/\/$/, '')}/`, '');
