import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Node prints above an error in a source: the file and the line, as a path or as a URL. */
const PLACE = /^(file:\/\/\S+|\/.+|[A-Za-z]:\\.+):(\d+)$/m;

/**
 * Why a module cannot be loaded, in one line with file and line. An error that was caught does not always say where
 * it happened, and Node prints it only for one that nobody caught, so a process of its own loads the module again.
 */
export function sourceProblem(error: unknown, { module, root }: { readonly module: URL; readonly root: string }): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `await import(${JSON.stringify(module.href)})`], { encoding: 'utf8' });
  const [, file, line] = PLACE.exec(stderr) ?? [];
  const words = reason.replaceAll(`${root.replace(/\/$/, '')}/`, '').replace(/\.$/, '');
  if (file === undefined) return `a source cannot be loaded: ${words}. Mend it, then run this again.`;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  const inside = relative(root, path);
  return `${inside.startsWith('..') ? path : inside}:${line}: ${words}. Mend that line or the one before it, then run this again.`;
}
