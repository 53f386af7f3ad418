import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Manifest, manifestFor, PROFILE_NAMES, SWITCHES, valueAt } from '@visavis/policy';
import { CAPABILITIES } from '@visavis/policy/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { switchValue } from './switches-value.ts';
import { productReads, type Reads } from './switches-reads.test-support.ts';
import { VERBS } from './verbs.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** It reads the whole product with the compiler. */
const READING_MS = 120_000;

/** Says what a manifest is, or explains and gives reasons; nobody chooses these. */
const NO_SWITCH = ['profile', 'purposes'];

let reads: Reads;
beforeAll(() => {
  reads = productReads(
    ROOT,
    SWITCHES.map(({ path }) => path),
  );
}, READING_MS);

describe('the list of switches', () => {
  it('holds every part of a manifest that an operator chooses', () => {
    const listed = new Set(SWITCHES.map(({ path }) => path.split('.')[0]));
    expect(Object.keys(Manifest.entries).filter((key) => !listed.has(key) && !NO_SWITCH.includes(key))).toEqual([]);
  });

  it('names each once, and only what some profile has', () => {
    const paths = SWITCHES.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths)
      expect(PROFILE_NAMES.some((profile) => valueAt(manifestFor(profile), path) !== undefined)).toBe(true);
  });

  it.each(SWITCHES)('names all that act on $path, and nobody else', ({ path, ...one }) => {
    expect(reads.acting.get(path), `${path}: correct packages/policy/src/switches.ts`).toEqual(
      one.state === 'acted-on' ? one.by.toSorted() : [],
    );
  });

  it.each(SWITCHES)('has $path wait only for what does not exist yet', (one) => {
    const waitsFor = one.state === 'unread' ? one.until : one.state === 'acted-on' ? one.rest : undefined;
    if (waitsFor !== undefined) expect(CAPABILITIES[waitsFor].exists, `${waitsFor} exists`).toBe(false);
  });

  it.each(SWITCHES.filter(({ state }) => state === 'only-said'))('is right that the policy says $path', ({ path }) => {
    expect(reads.saying.get(path)).not.toEqual([]);
  });

  it.each(SWITCHES.flatMap((one) => (one.state === 'fixed' ? [one] : [])))(
    'is right that $path is the same everywhere',
    ({ path, in: modules }) => {
      for (const module of modules) expect(existsSync(join(ROOT, module))).toBe(true);
      const values = PROFILE_NAMES.map((profile) => switchValue(valueAt(manifestFor(profile), path)));
      expect(new Set(values).size).toBe(1);
    },
  );
});

describe('npm run policy -- switches', () => {
  const run = async (...args: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    await command(['switches', ...args], {
      verbs: VERBS,
      place: { root: ROOT, now: () => new Date(), say: (line) => lines.push(line) },
    });
    return lines;
  };

  it.each(PROFILE_NAMES)('lists every switch of %s with its value, and what nothing reads yet', async (profile) => {
    const lines = await run(profile);
    expect(lines[0]).toBe(profile);
    for (const { path } of SWITCHES) expect(lines.filter((line) => line.startsWith(`    ${path}: `))).toHaveLength(1);
    const unread = lines.slice(lines.indexOf('  Nothing reads these yet:'));
    for (const one of SWITCHES) {
      expect(unread.some((line) => line.startsWith(`    ${one.path}: `))).toBe(one.state === 'unread');
      if (one.state === 'unread') expect(unread).toContain(`        comes with ${one.until}: ${CAPABILITIES[one.until].is}`);
    }
    expect(lines.join('\n')).not.toContain('[object');
  });

  it('tells how long each profile keeps what it keeps', async () => {
    expect(await run('visavis')).toEqual(
      expect.arrayContaining([
        '    connection: choice',
        '    data.reports: 90 days after it was written',
        '    data.accessLog: not-collected',
      ]),
    );
    expect(await run('anoncam')).toEqual(
      expect.arrayContaining(['    connection: direct', '    data.accessLog: 30 days after it was written']),
    );
    expect(await run('onevone')).toEqual(
      expect.arrayContaining(['    accounts: optional', '    moderation.atFirst: does not apply']),
    );
  });

  it('lists all profiles when none is named', async () => {
    const lines = await run();
    for (const profile of PROFILE_NAMES) expect(lines).toContain(profile);
  });

  it.each([['nobody'], ['visavis', 'anoncam']])('refuses %s', async (...args) => {
    await expect(run(...args)).rejects.toMatchObject({ reason: 'usage' });
  });
});
