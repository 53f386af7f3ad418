import { readFileSync } from 'node:fs';
import { reportsSettings, SettingsError } from '@visavis/config';
import { connectDatabase, type Database, DatabaseError } from '@visavis/db';
import { closeReport, openReports, sealedReport } from '@visavis/services';
import { type ModeratorsKey, moderatorsKeys } from './reports/moderators-keys.ts';
import { openTexts } from './reports/open-texts.ts';
import { listLines, reportLines } from './reports/report-lines.ts';

const USAGE = 'Say what you want: reports [page], report ID, or report ID close';
type Settings = ReturnType<typeof reportsSettings>;

/** What an operator asked for by words, as lines; null when nobody can tell what. Errors: `SettingsError`, `DatabaseError`. */
async function answer(db: Database, words: readonly string[], settings: Settings): Promise<readonly string[] | null> {
  const [word, which = '1', ...rest] = words;
  if (word === 'reports' && rest.length === 0) return /^[1-9]\d{0,5}$/.test(which) ? listLines(await openReports(db, { page: Number(which) }), Number(which)) : null;
  if (word !== 'report' || words.length < 2) return null;
  if (rest.length === 1 && rest[0] === 'close') return [(await closeReport(db, which)) ? 'Closed.' : 'There is no open report with this id.'];
  if (rest.length > 0) return null;
  const report = await sealedReport(db, which);
  if (report === null) return ['There is no report with this id.'];
  const keys = report.evidence === null ? null : await keysIn(settings.MODERATORS_KEY);
  return reportLines(report, await openTexts(report.evidence, { keys, matchPublicKeys: settings.MATCH_PUBLIC_KEYS }));
}

/** `null`: no file is named, or it is not there: the key may be kept elsewhere. Errors: `SettingsError`. */
async function keysIn(file: string): Promise<readonly ModeratorsKey[] | null> {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new SettingsError('MODERATORS_KEY: names a file that you may not read here');
  }
  const keys = await moderatorsKeys(pem);
  if (keys === null) throw new SettingsError('MODERATORS_KEY: must be a file with private keys on P-256 in PEM');
  return keys;
}

async function main(): Promise<void> {
  const settings = reportsSettings(process.env);
  const { db, close } = connectDatabase(settings.DATABASE_URL, { name: 'visavis reports', max: 1 });
  try {
    const lines = await answer(db, process.argv.slice(2), settings);
    if (lines === null) throw new SettingsError(USAGE);
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await close();
  }
}

try {
  await main();
} catch (error) {
  const isKnown = error instanceof SettingsError || error instanceof DatabaseError;
  process.stderr.write(`reports: ${isKnown ? error.message : 'could not read them.'}\n`);
  process.exitCode = 1;
}
