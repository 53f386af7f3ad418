import { personal } from '@visavis/policy/personal';
import * as v from 'valibot';

export const PASSWORD_MIN = 12;
/** better-auth refuses longer ones: hashing must stay cheap to ask for. */
export const PASSWORD_MAX = 128;

/** Of whatever form: a link that was cut on its way is a link that nobody made. */
export const SetUpToken = v.string();

export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254),
  v.email(),
  v.transform((email) => personal('operator-email', email)),
);

export const NewPassword = v.pipe(v.string(), v.minLength(PASSWORD_MIN), v.maxLength(PASSWORD_MAX));

/** Sign-in takes what was typed, so that a wrong password is simply wrong. */
export const GivenPassword = v.pipe(v.string(), v.minLength(1), v.maxLength(PASSWORD_MAX));

export const SealedDraft = v.pipe(v.string(), v.maxLength(8_192));

/** Six digits; spaces, as authenticator apps print them, are ignored. */
export const OneTimeCode = v.pipe(
  v.string(),
  v.transform((typed) => typed.replace(/\s/g, '')),
  v.regex(/^\d{6}$/),
);

/** Ten letters and digits in two groups of five; case, spaces and the hyphen are forgiven. */
export const RecoveryCode = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((typed) => typed.toLowerCase().replace(/[\s-]/g, '')),
  v.regex(/^[a-z0-9]{10}$/),
  v.transform((code) => `${code.slice(0, 5)}-${code.slice(5)}`),
);
