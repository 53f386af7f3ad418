import type { HashList } from '@visavis/integrity/hash-list';

/** In what a served client differs from what was built; empty when they are the same, byte for byte. */
export function differences(served: HashList['files'], built: HashList['files']): readonly string[] {
  const paths = [...new Set([...Object.keys(served), ...Object.keys(built)])].sort();
  return paths.flatMap((path) => {
    if (served[path] === built[path]) return [];
    if (built[path] === undefined) return [`${path}: served, and not made by this source`];
    if (served[path] === undefined) return [`${path}: made by this source, and not served`];
    return [`${path}: another than this source makes`];
  });
}
