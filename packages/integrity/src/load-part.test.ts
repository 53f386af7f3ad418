import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Module from './load-part.ts';

/** A page's own copy: it remembers what it preloaded. */
let loadPart: typeof Module.loadPart;
beforeEach(async () => {
  vi.resetModules();
  ({ loadPart } = await import('./load-part.ts'));
});

/** A page that lists one later script, and what its browser makes of a preload. */
function page(outcome: 'error' | 'load') {
  const preloads: object[] = [];
  vi.stubGlobal('document', {
    getElementById: (id: string) => (id === 'parts' ? { textContent: '{"calls":[["/chat/later.js","sha384-x"]]}' } : null),
    createElement: () => ({ addEventListener: (type: string, listener: () => void) => type === outcome && queueMicrotask(listener) }),
    head: { append: (link: object) => preloads.push(link) },
  });
  return preloads;
}
afterEach(() => vi.unstubAllGlobals());

test('a part is imported once its scripts came with the hashes that the page names', async () => {
  const preloads = page('load');
  expect(await loadPart('calls', async () => 'loaded')).toBe('loaded');
  expect(preloads).toMatchObject([{ rel: 'modulepreload', href: '/chat/later.js', integrity: 'sha384-x' }]);
});

test('a part whose script is another is not imported: a browser may ask for it again, and then without its hash', async () => {
  page('error');
  const load = vi.fn<() => Promise<string>>(async () => 'loaded');
  await expect(loadPart('calls', load)).rejects.toThrow(TypeError);
  expect(load).not.toHaveBeenCalled();
});

test('a part that the page does not list is only loaded', async () => {
  const preloads = page('error');
  expect(await loadPart('more', async () => 'loaded')).toBe('loaded');
  expect(preloads).toEqual([]);
});

test('a script that parts share is preloaded once, and one that failed is tried again', async () => {
  page('error');
  await expect(loadPart('calls', async () => 'loaded')).rejects.toThrow(TypeError);
  const preloads = page('load');
  for (let time = 0; time < 2; time += 1) expect(await loadPart('calls', async () => 'loaded')).toBe('loaded');
  expect(preloads).toHaveLength(1);
});
