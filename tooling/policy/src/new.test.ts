import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Manifest, manifestFor } from '@visavis/policy';
import { differences, frozen, isFact } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { scaffolding } from './new.ts';
import { questionsFor, refusal as refusalOf } from './new-answers.ts';
import type { Ask } from './new-ask.ts';
import { constantOf } from './new-source.ts';
import { copyOfRepository, type RepositoryCopy } from './repository-copy.test-support.ts';

/** Each runs the tool and the compiler as processes. */
const PROCESSES_MS = 120_000;

let copy: RepositoryCopy;
beforeAll(() => {
  copy = copyOfRepository();
});
afterAll(() => copy.remove());

const read = (path: string): string => readFileSync(join(copy.root, path), 'utf8');
const profileOf = (name: string): string => read(`packages/policy/src/profiles/${name}.ts`);

async function manifestOf(name: string): Promise<Manifest> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(copy.root, `packages/policy/src/profiles/${name}.ts`)).href);
  return v.parse(Manifest, module[constantOf(name)]);
}

const wordsOf = (manifest: Manifest): unknown => Object.values(policyDocuments(manifest)).map((document) => frozen(document));

/** In one copy, one after the other, as an operator of several services would. */
describe('a new policy', { timeout: PROCESSES_MS }, () => {
  it('is in order as it comes out, and says what comes next', () => {
    const made = copy.policy('new', 'myservice', '--yes');
    expect(made).toMatchObject({ code: 0, error: '' });
    expect(made.out).toContain('npm run policy -- publish myservice');
    expect(made.out).toContain('VISAVIS_PROFILE=myservice npm start');
    expect(made.out).toContain('brand.operator');
    expect(copy.policy('check', 'myservice')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^○ myservice: .*never published.*npm run policy -- publish myservice\n/),
    });
    expect(copy.policy('switches', 'myservice').out).toContain('brand.name: Myservice');
  });

  it('is as strict as visavis as long as nobody asked for less', async () => {
    const manifest = await manifestOf('myservice');
    const visavis = manifestFor('visavis');
    const wider = differences(visavis, manifest).filter((change) => isFact(change) && !['profile', 'brand'].includes(change.path[0] ?? ''));
    expect(wider).toEqual([]);
    // Its pages, too, allow the operator nothing that those of visavis do not.
    const { version } = manifest;
    expect(wordsOf({ ...manifest, brand: visavis.brand })).toEqual(wordsOf({ ...visavis, version }));
  });

  it('can be published at once', () => {
    expect(copy.policy('publish', 'myservice')).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(read('packages/policy/history/myservice/1.json'))).toMatchObject({ number: 1, class: 'first' });
    expect(copy.policy('check', 'myservice')).toMatchObject({ code: 0, out: expect.stringContaining('✓ myservice') });
  });

  it('says what the flags say', () => {
    const given = {
      title: "Night's Call",
      domain: 'nightcall.org',
      operator: 'A. Person',
      address: '1 Street, Town',
      country: 'IS',
      privacy: 'p@nightcall.org',
      safety: 's@nightcall.org',
      security: 'x@nightcall.org',
      connection: 'shielded',
      addresses: '14 days',
      reports: '6 months',
      counts: 'no-end',
      countries: 'yes',
      browsers: 'yes',
      campaigns: 'spring,post-1',
      threshold: '50',
      publish: '0.5',
      region: 'country',
      interests: 'per-search',
      languages: 'per-search',
      accounts: 'optional',
      moderation: 'always',
      channel: 'both',
      backups: '7 days',
      age: '21',
      hue: '20',
    };
    expect(Object.keys(given)).toEqual(questionsFor('apple').map(({ flag }) => flag));
    const made = copy.policy('new', 'apple', ...Object.entries(given).flatMap(([flag, answer]) => [`--${flag}`, answer]));
    expect(made).toMatchObject({ code: 0, error: '' });
    const { out } = copy.policy('switches', 'apple');
    for (const line of [
      "brand.name: Night's Call",
      'brand.domain: nightcall.org',
      'connection: shielded',
      'data.accessLog: 14 days after it was written',
      'data.reports: 6 months after it was written',
      'analytics.campaigns: spring, post-1',
      'analytics.threshold: 50',
      'analytics.published: noisy (epsilon: 0.5, threshold: 80, unit: one-visitor-for-one-day)',
      'matching.languages: per-search',
      'matching.region: country',
      'accounts: optional',
      'moderation.visitorMaySwitch: false',
      'rights.channels: mail, form',
      'age.minimum: 21',
    ])
      expect(out).toContain(`    ${line}\n`);
    const checked = copy.policy('check', 'apple');
    expect(checked.code).toBe(0);
    expect(checked.out).not.toContain('brand.operator');
    expect(checked.out).toContain('accounts: your policy says “optional”, but no part of the product does that yet.');
  });

  it('may be direct only, with every other switch off', () => {
    expect(
      copy.policy('new', 'plain', '--yes', '--connection', 'direct', '--moderation', 'off', '--counts', '25 months', '--publish', 'no'),
    ).toMatchObject({ code: 0, error: '' });
    expect(copy.policy('check', 'plain')).toMatchObject({ code: 0 });
  });

  it('is one among the others, for the tool and for the compiler', () => {
    expect(read('packages/policy/src/profile-names.ts')).toContain("'anoncam', 'myservice', 'apple', 'plain'] as const");
    expect(copy.policy('check')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ visavis: [^]*✓ myservice: [^]*○ apple: [^]*○ plain: /),
    });
    expect(copy.typecheck('packages/policy')).toMatchObject({ code: 0, out: '' });
  });

  it('never takes the place of something that is there', () => {
    const before = profileOf('visavis');
    expect(copy.policy('new', 'visavis', '--yes')).toMatchObject({
      code: 2,
      error: expect.stringContaining('there is such a profile already'),
    });
    expect(profileOf('visavis')).toBe(before);
    writeFileSync(join(copy.root, 'packages/policy/src/profiles/mine.ts'), '// by hand\n');
    expect(copy.policy('new', 'mine', '--yes')).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^policy: packages\/policy\/src\/profiles\/mine\.ts: .*\n$/),
    });
    expect(profileOf('mine')).toBe('// by hand\n');
  });

  it('is not half made where the registers have changed their form', async () => {
    const registers = 'packages/policy/src/manifest-for.ts';
    const before = read(registers);
    writeFileSync(join(copy.root, registers), 'export const manifestFor = 1;\n');
    await expect(scaffolded('later')).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('manifest-for.ts'),
    });
    expect(() => profileOf('later')).toThrow('ENOENT');
    expect(read('packages/policy/src/profile-names.ts')).not.toContain('later');
    writeFileSync(join(copy.root, registers), before);
  });
});

describe('a wrong word', () => {
  it.each([
    [[], 'new takes one name'],
    [['My Service'], 'My Service: a profile is named in 2 to 30 small letters'],
    [['../evil'], '../evil: a profile is named'],
    [['my-service'], 'my-service: a profile is named'],
    [['manifests'], 'manifests: the source needs this name'],
    [['a1', 'b2'], 'new takes one name'],
    [['yours', '--colour', 'red'], 'There is no flag --colour. Try: npm run policy -- new --help'],
    [['yours', '--title'], '--title needs a value. Try: npm run policy -- new --help'],
    [['yours', '--connection', 'fast'], '--connection "fast": it must be one of choice, shielded, direct.'],
    [['yours', '--addresses', 'a while'], '--addresses "a while": it must be "no", or a number of days or months'],
    [['yours', '--counts', '0 days'], '--counts "0 days"'],
    [['yours', '--threshold', '9'], '--threshold "9": it must be 10 or more.'],
    [['yours', '--publish', '2'], '--publish "2": it must be "no", or an ε of at most 1'],
    [['yours', '--publish', '0.0'], '--publish "0.0": it must be "no"'],
    [['yours', '--campaigns', 'a,a'], '--campaigns "a,a": it must be "none", or names'],
    [['yours', '--age', '17'], '--age "17": it must be 18 or more.'],
    [['yours', '--hue', '360'], '--hue "360": it must be 359 or less.'],
    [['yours', '--country', 'Iceland'], '--country "Iceland": it must be two capital letters'],
    [['yours', '--privacy', 'write to us'], '--privacy "write to us": it must be a mail address'],
    [['yours', '--title', 'two\nlines'], '--title'],
    [['yours', '--operator', 'A. Person'], '--operator, --address and --country'],
  ])('%o is refused in one line', async (args, line) => {
    const error: unknown = await scaffolded(...args).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: 'usage', message: expect.stringContaining(line) });
    expect(String(error)).not.toContain('\n');
  });
});

describe('questions', () => {
  it('are all asked of somebody who gives no flag, and their answers kept', async () => {
    const asked: string[] = [];
    const ask: Ask = (asks, { otherwise }) => {
      asked.push(asks);
      return Promise.resolve(asks.startsWith('What do visitors') ? 'Asked' : otherwise);
    };
    await scaffoldedBy(ask, ['asked']);
    expect(asked).toEqual(questionsFor('asked').flatMap(({ asks, ofOperator }) => (ofOperator === true ? [] : [asks])));
    expect(profileOf('asked')).toContain("name: 'Asked'");
  });

  it('are not asked where a flag has answered', async () => {
    const asked: string[] = [];
    await scaffoldedBy(
      (asks, { otherwise }) => Promise.resolve((asked.push(asks), otherwise)),
      ['flagged', '--title', 'Asked', '--hue', '9'],
    );
    expect(asked).toHaveLength(
      questionsFor('flagged').filter(({ flag, ofOperator }) => flag !== 'title' && flag !== 'hue' && ofOperator !== true).length,
    );
  });

  it('have answers that are answers', () => {
    for (const { flag, otherwise } of questionsFor('any')) expect(`${flag}: ${refusalOf(flag, otherwise)}`).toBe(`${flag}: null`);
  });
});

describe('where nobody can be asked', () => {
  const said = async (...args: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    await command(['new', ...args], {
      verbs: { new: scaffolding({ ask: () => null }) },
      place: { root: copy.root, now: () => new Date('2026-11-22T00:00:00Z'), say: (line) => void lines.push(line) },
    });
    return lines;
  };

  it('one line says which defaults were taken', async () => {
    const [first] = await said('silent', '--hue', '9');
    expect(first).toMatch(/^No terminal to ask at: took the defaults for title, domain, .*backups, age\. /);
  });

  it('--yes says so beforehand', async () => {
    expect((await said('willing', '--yes')).join('\n')).not.toContain('No terminal');
  });

  it('--help has a line for each flag, with its values and its default', async () => {
    const lines = await said('--help');
    for (const { flag } of questionsFor('any')) expect(lines.filter((line) => line.startsWith(`  --${flag} `))).toHaveLength(1);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}--connection choice\|shielded\|direct +default: choice$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}--age 18\.\.99 +default: 18$/));
  });
});

describe('a profile that was broken by hand', { timeout: PROCESSES_MS }, () => {
  it.each(['check', 'switches', 'publish'])('is one line of %s, with file and line', (verb) => {
    const path = 'packages/policy/src/profiles/myservice.ts';
    const before = read(path);
    writeFileSync(join(copy.root, path), before.replace('  ...COMMON,\n', '  ...COMMON\n'));
    const line = before.split('\n').indexOf('  ...COMMON,') + 2;
    expect(copy.policy(verb, 'myservice')).toEqual({
      code: 1,
      out: '',
      error: expect.stringMatching(new RegExp(`^policy: ${path}:${line}: [^\n]+ Mend that line [^\n]+\n$`)),
    });
    writeFileSync(join(copy.root, path), before);
  });
});

const scaffolded = (...args: readonly (string | readonly string[])[]) => scaffoldedBy(null, args.flat());

const scaffoldedBy = (ask: Ask | null, args: readonly string[]): Promise<void> =>
  command(['new', ...args], {
    verbs: { new: scaffolding({ ask: () => ask }) },
    place: { root: copy.root, now: () => new Date('2026-11-22T00:00:00Z'), say: () => {} },
  });
