import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lock, Since } from '@visavis/policy/ledger';
import type { ReadModule } from './check-enforcers.ts';
import { lockText } from './next-lock.ts';
import { readPlaywright, readVitest, type TestResult } from './test-result.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LOCK = 'packages/policy/promises.lock.json';
const REPORTS = { vitest: '.reports/vitest.json', playwright: '.reports/playwright-test.json' } as const;

/** The results of the last `npm test`. Errors: `NoReport` when a suite has left none. */
export function lastResults(): readonly TestResult[] {
  const root = ROOT.replace(/\/$/, '');
  return [...readVitest(report(REPORTS.vitest), root), ...readPlaywright(report(REPORTS.playwright), root)];
}

export class NoReport extends Error {
  override readonly name = 'NoReport';
}

function report(path: string): unknown {
  if (!existsSync(join(ROOT, path))) throw new NoReport(`${path} is not there: run npm test first.`);
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

export const readModule: ReadModule = (path) =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : null;

/** Today, and the commit that is checked out; `unknown` where there is no git, such as in an unpacked archive. */
export function whereWeAre(today: Date): Since {
  return { date: today.toISOString().slice(0, 10), commit: head() ?? 'unknown' };
}

function head(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

export const writeLock = (lock: Lock): void => writeFileSync(join(ROOT, LOCK), lockText(lock));
