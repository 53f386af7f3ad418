/** The element that lists what loads later (`sealBuild`): by the name of a part, each script's address and hash. */
export const PARTS_ID = 'parts';

/**
 * Loads a part of the page whose scripts are held to the hashes that the page names: a script that is preloaded with
 * its hash, and is another, is not even asked for again: not every browser remembers that it refused one. Where the
 * page lists none (development), it only loads. Errors: as `load`, or `TypeError` when a script did not come as it should.
 */
export async function loadPart<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  await Promise.all(scriptsOf(name).map(([address, integrity]) => preloadOnce(address, integrity)));
  return load();
}

/** What our own build wrote, so it is not parsed as if it came from outside. */
function scriptsOf(name: string): readonly (readonly [string, string])[] {
  const list = document.getElementById(PARTS_ID)?.textContent ?? '{}';
  const parts: Readonly<Record<string, readonly (readonly [string, string])[]>> = JSON.parse(list);
  return parts[name] ?? [];
}

/** Each script is preloaded once, as parts may share one; what failed may be tried again. */
const preloads = new Map<string, Promise<void>>();

function preloadOnce(address: string, integrity: string): Promise<void> {
  const known = preloads.get(address);
  if (known !== undefined) return known;
  const begun = preload(address, integrity).catch((error: unknown) => {
    preloads.delete(address);
    throw error;
  });
  preloads.set(address, begun);
  return begun;
}

/** Errors: `TypeError` as `import()` has it, when the script did not come or is another. */
function preload(href: string, integrity: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity });
  link.addEventListener('load', () => resolve());
  link.addEventListener('error', () => reject(new TypeError('a part of the page did not come as it was built')));
  document.head.append(link);
  return promise;
}
