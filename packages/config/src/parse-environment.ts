import * as v from 'valibot';
import { SettingsError } from './settings-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Parses an environment with a schema; throws one `SettingsError` line that names the variable. */
export function parseEnvironment<T>(schema: v.GenericSchema<unknown, T>, env: Environment): T {
  const result = v.safeParse(schema, env);
  if (result.success) return result.output;
  const [issue] = result.issues;
  // Further keys are places in a list: nothing that an operator has set.
  const name = String(issue.path?.[0].key ?? 'environment');
  throw new SettingsError(`${name}: ${issue.message}`);
}

/** A whole number in a range, with a default. */
export function wholeNumber(fallback: number, min: number, max: number) {
  const say = `must be a whole number from ${min} to ${max}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, say),
      v.transform(Number),
      v.minValue(min, say),
      v.maxValue(max, say),
    ),
    String(fallback),
  );
}

export const port = (fallback: number) => wholeNumber(fallback, 0, 65_535);

/**
 * A variable that has no default; `say` is told when it is missing or empty.
 * valibot's own word for a missing key cannot be replaced, so a missing one is read as empty.
 */
export function required<T extends v.GenericSchema<string, string>>(say: string, schema: T) {
  return v.optional(v.pipe(v.string(), v.nonEmpty(say), schema), '');
}

export const databaseUrl = required(
  'must be set to a PostgreSQL address, such as postgres://user:password@host:5432/visavis',
  v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
);
