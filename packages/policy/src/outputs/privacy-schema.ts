import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { Duration, FixedDuration } from '../duration.ts';
import { Recipient } from '../recipient.ts';
import { CalendarDay, CountryCode, FieldName, LegalBasis, Purpose, Reader, Source } from '../vocabulary.ts';
import { PrivacyFile } from './privacy-json.ts';

/** Named once in the schema, because they occur in many places. */
const DEFINITIONS = {
  CalendarDay,
  CountryCode,
  Duration,
  FieldName,
  FixedDuration,
  LegalBasis,
  Purpose,
  Reader,
  Recipient,
  Source,
};

/**
 * `/.well-known/privacy.schema.json`: the JSON Schema (2020-12) of `privacy.json`, made from the schema that
 * the product itself parses with.
 */
export const privacySchema = (): JsonSchema =>
  toJsonSchema(PrivacyFile, {
    target: 'draft-2020-12',
    typeMode: 'output',
    definitions: DEFINITIONS,
    // `trim` changes nothing once something is parsed; `check` asks the calendar, as `format: date` does.
    ignoreActions: ['trim', 'check'],
    overrideSchema: ({ jsonSchema }) =>
      isOneOrMore(jsonSchema) ? { type: 'array', minItems: 1, items: jsonSchema.items } : null,
  });

/** A tuple whose first item is like the rest says the same thing twice. */
function isOneOrMore(schema: JsonSchema): schema is JsonSchema & Required<Pick<JsonSchema, 'items'>> {
  const [first, ...others] = schema.prefixItems ?? [];
  return first !== undefined && others.length === 0 && JSON.stringify(first) === JSON.stringify(schema.items);
}
