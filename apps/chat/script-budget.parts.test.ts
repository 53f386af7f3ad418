import { fileURLToPath } from 'node:url';
import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { build } from 'vite';
import { describe, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The files of a profile's build, without their hashes. Building fails above the budget. */
async function partsOf(profile: string): Promise<readonly string[]> {
  vi.stubEnv('VISAVIS_PROFILE', profile);
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ root, mode: 'production', logLevel: 'silent', build: { write: false } });
  vi.unstubAllEnvs();
  if (!('output' in built)) return expect.fail('one build has one output');
  return built.output
    .map(({ fileName }) => fileName.replace(/-[\w-]{8}(\.\w+)$/, '$1'))
    .filter((name) => !/\.(css|html|svg|woff2)$/.test(name))
    .toSorted();
}

const ALWAYS = ['assets/calls.js', 'assets/index.js', 'assets/puzzle.js'];
const GUARD = ['assets/guard-worker.js', 'assets/guard.js', 'assets/tfjs-backend-wasm-simd.wasm', 'assets/tfjs-backend-wasm.wasm'];

describe('the scripts of a build', () => {
  it.each(PROFILE_NAMES)('of %s have the picture check in them only where the policy has one, and in files of its own', { timeout: 60_000 }, async (profile) => {
    const guarded = manifestFor(profile).moderation.video === 'on-device';
    expect(await partsOf(profile)).toEqual([...ALWAYS, ...(guarded ? GUARD : [])].toSorted());
  });
});
