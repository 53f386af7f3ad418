import * as v from 'valibot';

/** Reads a JSON text against a schema, once, at the edge; `null` when it does not fit. Never throws. */
export function parseWith<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
