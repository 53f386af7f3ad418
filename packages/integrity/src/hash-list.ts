import * as v from 'valibot';

/** Where a release says what it is made of, beside its page. */
export const HASH_LIST = 'hashes.json';

/** All files of a client as it is served. `day`: the day it was built for, which decides which policy holds. */
export const HashList = v.strictObject({
  /** A plain name: another server's list is printed on a terminal. */
  profile: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  day: v.pipe(v.string(), v.isoDate()),
  /** SHA-256, hex, by path below the client's own address. */
  files: v.record(v.pipe(v.string(), v.regex(/^[\w./-]+$/)), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});
export type HashList = v.InferOutput<typeof HashList>;
