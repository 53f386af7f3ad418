import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { manifestFor } from '@visavis/policy';
import { privacyJson, WELL_KNOWN_TYPES } from '@visavis/policy/outputs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;

let out = '';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'visavis-well-known-'));
  await promisify(execFile)(
    process.execPath,
    ['--env-file=quiet.env', 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out, '--silent'],
    { cwd: ROOT, env: { ...process.env, VISAVIS_PROFILE: 'anoncam', VISAVIS_ORIGIN: 'https://chat.example.org' } },
  );
}, BUILD_MS);

afterAll(() => rm(out, { recursive: true, force: true }));

const read = (name: string): Promise<string> => readFile(join(out, '.well-known', name), 'utf8');

describe('/.well-known/ of a built site', () => {
  it('holds what the policy package makes for programs, and nothing else', async () => {
    expect((await readdir(join(out, '.well-known'))).toSorted()).toEqual(Object.keys(WELL_KNOWN_TYPES).toSorted());
  });

  it('gives the manifest of the profile that was built, beside its schema', async () => {
    expect(JSON.parse(await read('privacy.json'))).toEqual(privacyJson(manifestFor('anoncam')));
    expect(JSON.parse(await read('privacy.schema.json'))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
    });
    expect(JSON.parse(await read('gpc.json'))).toMatchObject({ gpc: true });
  });

  it('has a security.txt that holds from now on, for less than a year, and stands where it says', async () => {
    const text = await read('security.txt');
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + YEAR_MS);
    expect(text).toContain('Canonical: https://chat.example.org/.well-known/security.txt\n');
  });
});
