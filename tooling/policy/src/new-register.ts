import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';
import { constantOf } from './new-source.ts';

const NAMES = 'packages/policy/src/profile-names.ts';
const MANIFESTS = 'packages/policy/src/manifest-for.ts';

/** The two places that know every profile, as they read with one more. Nothing is written yet. Errors: `CliError`. */
export function registered(root: string, name: string): () => void {
  const names = changed(root, {
    file: NAMES,
    by: (text) => text.replace(/(PROFILE_NAMES = \[[^\]]*?)(\] as const)/, `$1, '${name}'$2`),
  });
  const manifests = changed(root, { file: MANIFESTS, by: (text) => withEntry(withImport(text, name), name) });
  return () => {
    for (const { file, text } of [names, manifests]) writeFileSync(join(root, file), text);
  };
}

interface Edit {
  readonly file: string;
  readonly by: (text: string) => string;
}

function changed(root: string, { file, by }: Edit): { readonly file: string; readonly text: string } {
  const before = readFileSync(join(root, file), 'utf8');
  const text = by(before);
  if (text === before)
    throw new CliError(
      'refused',
      `${file}: the place for a new profile is not where it was; add it there by hand, as the others are.`,
    );
  return { file, text };
}

/** In the order of the alphabet, which is that of the paths. */
function withImport(text: string, name: string): string {
  const imports = text.match(/^import \{ [A-Z0-9]+ \} from '\.\/profiles\/[a-z0-9]+\.ts';$/gm) ?? [];
  if (imports.length === 0) return text;
  const own = `import { ${constantOf(name)} } from './profiles/${name}.ts';`;
  const sorted = [...imports, own].toSorted((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
  return text.replace(imports.join('\n'), sorted.join('\n'));
}

const pathOf = (line: string): string => line.slice(line.indexOf("'"));

const withEntry = (text: string, name: string): string =>
  text.replace(/(MANIFESTS: [^{]*\{\n[^}]*)(\};)/, `$1  ${name}: ${constantOf(name)},\n$2`);
