import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectDatabase } from '@visavis/db';
import { personal } from '@visavis/policy/personal';
import { createSigningKeys, sealEvidence, signText, type SignedText } from '@visavis/rtc/evidence';
import { fileReport } from '@visavis/services';
import { postgres } from '@visavis/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { moderatorsKeys } from './moderators-keys.ts';

const ENTRY = fileURLToPath(new URL('../reports.ts', import.meta.url));
const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const { subtle } = crypto;

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], env: Record<string, string>): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [ENTRY, ...words], { env: { PATH: process.env['PATH'], ...env } }, (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
}

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();

/** The public half, as a point. */
async function pointOf(key: KeyObject): Promise<string> {
  const [own] = (await moderatorsKeys(pem(key))) ?? [];
  return own?.publicKey ?? '';
}

/** A report's texts: three that were said, one of them changed later, as a visitor's page seals them. */
async function sealedTexts({ moderators, match }: { readonly moderators: KeyObject; readonly match: KeyObject }): Promise<string> {
  const [polite, impolite] = [await createSigningKeys(subtle), await createSigningKeys(subtle)];
  const keys = { polite: polite.publicKey, impolite: impolite.publicKey };
  const payload = Buffer.from(JSON.stringify({ v: 1, match: MATCH, ...keys, at: 1_795_305_600 })).toString('base64url');
  const signature = sign('sha256', Buffer.from(`visavis match 1\n${payload}`), { key: match, dsaEncoding: 'ieee-p1363' });
  const said = async (sequence: number, text: string): Promise<SignedText> => {
    const place = { match: MATCH, role: 'impolite', sequence, text } as const;
    return { role: 'impolite', sequence, text, signature: await signText({ subtle, key: impolite.privateKey, ...place }) };
  };
  const texts = [await said(1, 'Send me money'), await said(2, '\u001B[2J\u202Enow'), { ...(await said(3, 'Hello')), text: 'I will find you' }];
  const plaintext = JSON.stringify({ v: 1, token: `${payload}.${signature.toString('base64url')}`, texts });
  const sealed = await sealEvidence({ subtle, random: (bytes) => randomBytes(bytes), evidenceKey: await pointOf(moderators), plaintext });
  if (sealed === null) throw new Error('too long');
  return sealed;
}

async function setUp() {
  const database = await postgres();
  const signaling = connectDatabase(database.urls.signaling);
  const folder = mkdtempSync(join(tmpdir(), 'visavis-reports-'));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true });
    await signaling.close();
    await database.close();
  });
  const file = (evidence: string | null, reason: 'minor' | 'scam' = 'scam') =>
    fileReport(signaling.db, { reason, mode: 'text', words: personal('report-words', 'He said \u001B[31m"pay"'), evidence }, new Date('2026-03-14T15:09:30Z'));
  return { file, folder, env: { DATABASE_URL: database.urls.admin } };
}

const idIn = ({ out }: Said) => out.slice(0, 36);

test('[P4] a moderator reads what was said, what of it is proven, and nothing that a terminal would obey', async () => {
  const { env, file, folder } = await setUp();
  const [older, moderators, match] = [pair(), pair(), pair()];
  await file(await sealedTexts({ moderators, match }));
  const list = await run(['reports'], env);
  expect(list).toEqual({ code: 0, err: '', out: `${idIn(list)}  2026-03-14T15:09Z  scam  text  with texts  "He said \\u{1b}[31m\\"pay\\""\n1 open, page 1 of 1\n` });
  const key = join(folder, 'moderators-key.pem');
  writeFileSync(key, pem(older) + pem(moderators));
  const opened = await run(['report', idIn(list)], { ...env, MODERATORS_KEY: key, MATCH_PUBLIC_KEYS: await pointOf(match) });
  expect(opened.out.split('\n').slice(1)).toEqual([
    'state: new',
    `The match is proven: about 2026-11-22T00:00Z, ${MATCH}.`,
    'proven      impolite 1  "Send me money"',
    'proven      impolite 2  "\\u{1b}[2J\\u{202e}now"',
    'not proven  impolite 3  "I will find you"',
    '',
  ]);
  const unproven = await run(['report', idIn(list)], { ...env, MODERATORS_KEY: key, MATCH_PUBLIC_KEYS: await pointOf(older) });
  expect(unproven.out).toContain('The match is not proven');
  expect(unproven.out.match(/^not proven/gm)).toHaveLength(3);
  writeFileSync(key, pem(older));
  expect((await run(['report', idIn(list)], { ...env, MODERATORS_KEY: key })).out).toContain('Its texts cannot be opened');
  writeFileSync(key, 'no key');
  expect(await run(['report', idIn(list)], { ...env, MODERATORS_KEY: key })).toMatchObject({ code: 1, err: 'reports: MODERATORS_KEY: must be a file with private keys on P-256 in PEM\n' });
  expect(await run(['report', idIn(list)], { ...env, MODERATORS_KEY: folder })).toMatchObject({ code: 1, out: '', err: 'reports: MODERATORS_KEY: names a file that you may not read here\n' });
  expect((await run(['report', idIn(list)], { ...env, MODERATORS_KEY: join(folder, 'taken-away.pem') })).out).toContain('Its texts are sealed,');
  expect((await run(['report', idIn(list)], env)).out).toContain('Its texts are sealed,');
});

test('[P3] reports about a minor are listed first; a closed one is listed no more', async () => {
  const { env, file } = await setUp();
  await file(null);
  await file(null, 'minor');
  const list = await run(['reports'], env);
  expect(list.out.split('\n').map((line) => line.split('  ')[2])).toEqual(['minor', 'scam', undefined, undefined]);
  expect((await run(['report', idIn(list)], env)).out).toContain('No texts came with it.');
  expect((await run(['report', idIn(list), 'close'], env)).out).toBe('Closed.\n');
  expect((await run(['report', idIn(list), 'close'], env)).out).toBe('There is no open report with this id.\n');
  expect((await run(['reports'], env)).out).toContain('1 open, page 1 of 1');
  expect((await run(['reports', '9'], env)).out).toBe('There is no page 9: 1 open, on one page.\n');
  expect((await run(['report', 'x'], env)).out).toBe('There is no report with this id.\n');
});

test.each([[[]], [['reports', '0']], [['reports', '1', '2']], [['report']], [['report', 'x', 'open']]])('%j says what may be asked', async (words) => {
  const said = await run(words, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(said).toEqual({ code: 1, out: '', err: 'reports: Say what you want: reports [page], report ID, or report ID close\n' });
});
