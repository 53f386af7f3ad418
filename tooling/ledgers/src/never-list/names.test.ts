import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { HEADERS, MESSAGES } from '@visavis/policy/inventory';
import { proves } from '@visavis/policy/proves';
import { postgres, type TestDatabase } from '@visavis/testkit';
import openPostgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ColumnFacts, databaseColumns } from '../fields/database-columns.ts';
import { forbiddenKeys, forbiddenNames, type NamedThing, openColumns } from './find-names.ts';
import { NAME_RULES, nameRules, type NameRuleName } from './name-rules.ts';
import { productSources } from './source-files.ts';

const words = (things: readonly NamedThing[]): readonly string[] =>
  things.map(({ rule, at }) => `${at} is on the never-list: ${NAME_RULES[rule].never} (${NAME_RULES[rule].promises.join(', ')}). Take it out.`);

let database: TestDatabase;
let columns: readonly ColumnFacts[];
beforeAll(async () => {
  database = await postgres();
  columns = await databaseColumns(database.ownerUrl);
});
afterAll(() => database.close());

describe('nothing that may not be known has a name', () => {
  const keys = Object.values(MESSAGES).flatMap((rows) => Object.keys(rows));
  const onDevices = PROFILE_NAMES.flatMap((profile) => manifestFor(profile).device.map(({ key }) => key));
  const inCode = productSources().flatMap(forbiddenKeys);

  for (const [rule, { promises }] of nameRules()) {
    it(proves(`among columns, keys of messages and devices, and in the code: "${rule}"`, ...promises), () => {
      const stored = [...columns.map(({ table, column }) => `${table}.${column}`), ...keys, ...onDevices].flatMap(forbiddenNames);
      expect(words([...stored, ...inCode].filter((thing) => thing.rule === rule))).toEqual([]);
    });
  }

  it(proves('and no column is of a type that holds anything, or an address or a place', '1V1-01-02', '1V1-01-06', 'T1V-01-07', 'ANC-02-04', 'VIS-01-03', '1V1-05-04'), () => {
    expect(openColumns(columns)).toEqual([]);
  });

  it('and no header that is read goes by such a name, but for those that the manifest names', () => {
    const named = Object.keys(HEADERS).flatMap(forbiddenNames).map(({ at }) => at);
    expect(named).toEqual(['user-agent', 'accept-language']);
    expect(HEADERS['accept-language'], 'only whether it is there').toEqual({ structure: 'robot-sign' });
  });
});

/** A name for each rule that somebody might give a column, a key, and a member of a type. */
const PLANTED: Readonly<Record<NameRuleName, { readonly stored: readonly string[]; readonly inCode?: string }>> = {
  names: { stored: ['moderation.report.name', 'ws.hello.firstName', 'analytics.visit.display_name'], inCode: 'realName' },
  phones: { stored: ['moderation.report.phone', 'ws.hello.phoneNumber', 'support.case.whatsapp'], inCode: 'phoneNumber' },
  mail: { stored: ['support.case.email', 'ws.hello.eMail'], inCode: 'emailAddress' },
  social: { stored: ['visitor.account.instagram', 'auth.account.access_token'], inCode: 'socialProviders' },
  births: { stored: ['visitor.account.birth_date', 'ws.hello.age'], inCode: 'dob' },
  biometrics: { stored: ['moderation.report.face_vector', 'ws.report.landmarks'], inCode: 'embedding' },
  places: { stored: ['analytics.cell.city', 'ws.find.lat'], inCode: 'longitude' },
  payments: { stored: ['visitor.account.card_number', 'visitor.account.stripe'], inCode: 'iban' },
  pictures: { stored: ['moderation.report.screenshot', 'ws.report.image'], inCode: 'screenshot' },
  'chat-text': { stored: ['moderation.report.transcript', 'ws.say.text'] },
  browsers: { stored: ['analytics.cell.user_agent', 'count.view.visitorId'], inCode: 'visitorId' },
  addresses: { stored: ['auth.session.ip_address', 'moderation.report.ip', 'moderation.report.remote_addr'] },
};

describe.each(nameRules())('the rule "%s"', (rule, { promises, except = [] }) => {
  const { stored, inCode } = PLANTED[rule];

  it.each(stored)('catches a store or message with %s', (name) => {
    const findings = forbiddenNames(name).filter((thing) => thing.rule === rule);
    expect(words(findings)).toEqual([`${name} is on the never-list: ${NAME_RULES[rule].never} (${promises.join(', ')}). Take it out.`]);
  });

  it.each(inCode === undefined ? [] : [inCode])('catches %s in a type, an object and a schema', (key) => {
    const text = `interface Visitor { readonly ${key}?: string }\nconst sent = { ${key}: 1 };\nconst Sent = v.strictObject({ ${key}: v.string() });`;
    const findings = forbiddenKeys({ path: 'apps/signaling/src/planted.ts', text }).filter((thing) => thing.rule === rule);
    expect(findings.map(({ at }) => at)).toEqual([1, 2, 3].map((line) => `apps/signaling/src/planted.ts:${line} ${key}`));
  });

  it.each(except)('says of $at why it is none', ({ because }) => {
    expect(because.length).toBeGreaterThan(20);
  });
});

it('a planted column `phone` is caught in a real database', async () => {
  const planted = await postgres();
  onTestFinished(planted.close);
  const owner = openPostgres(planted.ownerUrl, { max: 1 });
  await owner`alter table moderation.report add column phone text, add column extra jsonb, add column whence inet`;
  await owner.end();
  const altered = await databaseColumns(planted.ownerUrl);
  expect(words(altered.flatMap(({ table, column }) => forbiddenNames(`${table}.${column}`)))).toEqual([
    'moderation.report.phone is on the never-list: No phone number (1V1-01-19, ANC-02-02, T1V-01-08). Take it out.',
  ]);
  expect(openColumns(altered)).toEqual(['moderation.report.extra is jsonb', 'moderation.report.whence is inet']);
});
