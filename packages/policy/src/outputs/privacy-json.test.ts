import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { privacyJson, PrivacyFile } from './privacy-json.ts';
import { privacySchema } from './privacy-schema.ts';

const published = (profile: (typeof PROFILE_NAMES)[number]) => JSON.parse(JSON.stringify(privacyJson(manifestFor(profile))));
const schema: AnySchemaObject = JSON.parse(JSON.stringify(privacySchema()));

let isValid: ValidateFunction;
beforeAll(() => {
  const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: true });
  formats.default(ajv);
  isValid = ajv.compile(schema);
});

describe('the schema of privacy.json', () => {
  it('is a JSON Schema of 2020-12 that allows nothing it does not name', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    });
    expect(schema.required).toEqual(expect.arrayContaining(['$schema', 'format', 'version', 'data', 'recipients', 'rights']));
  });

  it.each(PROFILE_NAMES)('holds for %s', (profile) => {
    expect(isValid(published(profile)) ? [] : isValid.errors).toEqual([]);
  });

  it.each<[string, (file: ReturnType<typeof published>) => unknown]>([
    ['a vague period', (file) => (file.data.reports.retention.length = 'a limited period')],
    ['a period of nothing', (file) => (file.data.reports.retention.length.amount = 0)],
    ['a purpose of marketing', (file) => (file.data.reports.readers[0].purpose = 'marketing')],
    ['a category without a reader', (file) => (file.data.reports.readers = [])],
    ['an age below 18', (file) => (file.age.minimum = 16)],
    ['a day that the calendar has not', (file) => (file.version.effective = '2026-02-30')],
    ['a field of no category', (file) => (file.data.telephone = {})],
    ['a recipient for advertising', (file) => file.recipients.push({ kind: 'advertiser' })],
    ['a table of sessions', (file) => file.analytics.tables.push('sessions')],
    ['an ε of nothing', (file) => (file.analytics.published.epsilon = 0)],
    ['no link to a schema', (file) => delete file.$schema],
  ])('refuses %s, as our own schema does', (_what, spoil) => {
    const file = published('visavis');
    spoil(file);
    expect(isValid(file)).toBe(false);
    expect(v.is(PrivacyFile, file)).toBe(false);
  });
});

describe('privacy.json', () => {
  it('is the manifest, with its version and a link to the schema beside it', () => {
    const manifest = manifestFor('onevone');
    expect(published('onevone')).toEqual({ $schema: 'privacy.schema.json', format: 1, ...manifest });
  });
});
