import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const HISTORY = 'packages/policy/history';

/** Frozen files that are not as they were first committed, and those that no commit has yet. */
export type Committed =
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'read'; readonly touched: readonly string[]; readonly fresh: readonly string[] };

/**
 * The hash chain guards each release but the newest. Git guards all: a frozen file is byte for byte what the commit
 * that brought it had, in HEAD and on the disk. A clone without history compares with its one commit.
 */
export function committedFiles(root: string): Committed {
  const git = (...words: readonly string[]) => spawnSync('git', ['-C', root, ...words], { encoding: 'utf8', env: OWN_REPOSITORY, maxBuffer: 64_000_000 });
  const top = git('rev-parse', '--show-cdup');
  // A copy of the sources inside of another repository is none of its own.
  if (top.status !== 0 || top.stdout.trim() !== '' || git('rev-parse', '--verify', 'HEAD').status !== 0) return { kind: 'no-repository' };
  const brought = firstCommits(git('log', '--reverse', '--diff-filter=A', '--no-renames', '-m', '--format=commit %H', '--name-only', 'HEAD', '--', HISTORY).stdout);
  const touched = [...brought].filter(([path, commit]) => {
    const first = git('rev-parse', `${commit}:${path}`).stdout;
    const head = git('rev-parse', '--verify', '--quiet', `HEAD:${path}`).stdout;
    const here = existsSync(join(root, path)) ? git('hash-object', '--no-filters', '--', path).stdout : 'gone';
    return first !== head || first !== here;
  });
  const known = git('ls-files', '--cached', '--others', '--exclude-standard', '--', HISTORY).stdout.split('\n').filter((path) => path !== '');
  return { kind: 'read', touched: touched.map(([path]) => path), fresh: known.filter((path) => !brought.has(path)) };
}

/** A hook sets these for its own repository, which need not be this one. */
const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, GIT_WORK_TREE: _tree, ...OWN_REPOSITORY } = process.env;

/** Which commit brought each path first. */
function firstCommits(log: string): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  let commit = '';
  for (const line of log.split('\n')) {
    if (line.startsWith('commit ')) commit = line.slice('commit '.length);
    else if (line !== '' && !first.has(line)) first.set(line, commit);
  }
  return first;
}
