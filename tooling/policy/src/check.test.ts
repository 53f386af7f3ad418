import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Manifest, manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { privacyJson } from '@visavis/policy/outputs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeVisitors, check, findingLine, unpublishedLine } from './check.ts';
import { emptyPlace, saying, writeVersion } from './place.test-support.ts';
import { publishing } from './publish.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = manifestFor('visavis');

async function run(...args: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly error: unknown }> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  try {
    await check.run(args, { root: folder, now: () => new Date(), say });
    return { lines, error: null };
  } catch (error) {
    return { lines, error };
  }
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('npm run policy -- check', () => {
  it.each(PROFILE_NAMES)('lets %s be published, says that it was not, and what an operator has still to fill in', async (profile) => {
    const { error, lines } = await run(profile);
    expect(error).toBeNull();
    expect(lines[0]).toBe(
      `○ ${profile}: it may be published, and is not. The policy ${profile} was never published. Publish it: npm run policy -- publish ${profile}`,
    );
    expect(lines).toContain(`  Before you invite visitors to ${profile}:`);
  });

  it('looks at every profile when none is named', async () => {
    const { lines } = await run();
    expect(lines.filter((line) => line.startsWith('○'))).toHaveLength(PROFILE_NAMES.length);
  });

  it('says of what was changed since it was published that it differs, and nothing of the rest', () => {
    const place = emptyPlace();
    writeVersion(place, 'visavis', 1);
    void publishing(saying(1)).run(['visavis'], place);
    const published: Manifest = { ...good, version: { number: 1, effective: '2026-12-01' } };
    expect(unpublishedLine(published, place.root)).toBeNull();
    expect(unpublishedLine({ ...published, accounts: 'optional' }, place.root)).toMatch(
      /^The policy visavis differs from its newest published version \(1\)\. Set version\.number to 2 .*publish visavis$/,
    );
  });

  it('reads a published privacy.json, and a manifest alone', async () => {
    expect((await run(file('published.json', JSON.stringify(privacyJson(good))))).error).toBeNull();
    expect((await run(file('alone.json', JSON.stringify(good)))).error).toBeNull();
  });

  it('names each problem of a file with its path and its reason, and fails', async () => {
    const broken = file('broken.json', JSON.stringify({ ...good, age: { ...good.age, minimum: 16 } }));
    const { error, lines } = await run(broken);
    expect(error).toMatchObject({ reason: 'refused' });
    expect(lines).toEqual([`✗ ${broken}: age.minimum: nobody under 18 may be let in (malformed)`]);
  });

  it('reads a profile that is still being written', async () => {
    const path = file(
      'draft.ts',
      `export const DRAFT = ${JSON.stringify({ ...good, holds: [{ reason: 'ban', field: 'ip-address', maximum: { amount: 13, unit: 'months' } }] })};\n`,
    );
    const { lines } = await run(path);
    expect(lines).toContain(`✗ ${path}: holds.0.maximum: no hold may be longer than 12 months (hold-beyond-limit)`);
  });

  it.each([
    ['not.json', '{', 'this is not JSON'],
    ['none.ts', 'export const NOTHING = 1;\n', 'it exports no profile'],
    ['broken.ts', 'export const A = 1;\nexport const = 1;\n', 'it cannot be loaded: broken.ts:2: '],
  ])('says of %s what is wrong with it, in one line', async (name, text, reason) => {
    const { error } = await run(file(name, text));
    expect(error).toMatchObject({ reason: 'refused', message: expect.stringContaining(reason) });
    expect(String(error)).not.toContain('\n');
  });

  it.each([[['nobody']], [['visavis', 'anoncam']], [['--all']]])('takes %o for a wrong word', async (args) => {
    expect((await run(...args)).error).toMatchObject({ reason: 'usage' });
  });

  it('says that a file is not there', async () => {
    expect((await run(join(folder, 'missing.json'))).error).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('no such file'),
    });
  });
});

describe('what stands open', () => {
  const named: Manifest = {
    ...good,
    brand: {
      ...good.brand,
      operator: { kind: 'named', name: 'A. Person', address: '1 Street', country: 'IS' },
      contacts: { privacy: 'p@host.dev', safety: 's@host.dev', security: 'x@host.dev' },
    },
    moderation: { video: 'off' },
    analytics: { ...good.analytics, published: { kind: 'off' } },
  };

  /** A place where visavis was launched with its first version. */
  const launched = (): string => {
    const place = emptyPlace();
    writeVersion(place, 'visavis', 1);
    void publishing(saying(1)).run(['visavis', '--launched'], place);
    return place.root;
  };

  it('is the launch, until a version says that people use it', () => {
    expect(beforeVisitors(named, folder)).toEqual([expect.stringMatching(/^--launched: .*publish visavis --launched/)]);
  });

  it('is nothing for a service that names its people and promises only what is built', () => {
    expect(beforeVisitors(named, launched())).toEqual([]);
  });

  it('is the operator and each contact that reaches nobody', () => {
    expect(beforeVisitors({ ...named, brand: good.brand }, launched()).map((line) => line.split(':')[0])).toEqual([
      'brand.operator',
      'brand.contacts.privacy',
      'brand.contacts.safety',
      'brand.contacts.security',
    ]);
  });

  it('is what the policy announces and nothing does yet', () => {
    expect(beforeVisitors({ ...named, rights: { ...named.rights, channels: ['form'] } }, launched())).toEqual([
      expect.stringMatching(/^rights\.channels: your policy says “form”, but no part of the product does that yet\. It comes with RIGHTS-DESK \(/),
    ]);
  });
});

describe('a sentence that may not be published', () => {
  it('is named with its document, its anchor and its words', () => {
    expect(
      findingLine({ document: 'privacy', at: 'keeping', code: 'vague-word', text: 'We keep it for a limited period.' }),
    ).toBe('privacy#keeping: vague-word: “We keep it for a limited period.”');
  });
});
