/** The server's own limits, said before the form is sent. */
const PASSWORD_MIN = 12;
const PASSWORD_MAX = 128;

export interface NewAccount {
  readonly email: string;
  readonly password: string;
}

export type PasswordStrength =
  | { readonly kind: 'empty' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'enough' }
  | { readonly kind: 'good' }
  | { readonly kind: 'strong' }
  | { readonly kind: 'long' };

/** Judges by length alone, which is what makes guessing dear (NIST SP 800-63B, 3.1.1.2). */
export function passwordStrength(password: string): PasswordStrength {
  const { length } = password;
  if (length === 0) return { kind: 'empty' };
  if (length < PASSWORD_MIN) return { kind: 'short', missing: PASSWORD_MIN - length };
  if (length > PASSWORD_MAX) return { kind: 'long' };
  if (length < 16) return { kind: 'enough' };
  return { kind: length < 20 ? 'good' : 'strong' };
}

export function strengthWords(strength: PasswordStrength): string {
  switch (strength.kind) {
    case 'empty':
      return `At least ${PASSWORD_MIN} characters. Four random words are easy to keep in mind.`;
    case 'short':
      return strength.missing === 1 ? '1 more character' : `${strength.missing} more characters`;
    case 'enough':
      return 'Enough. A few more characters make it much harder to guess.';
    case 'good':
      return 'Good.';
    case 'strong':
      return 'Strong.';
    case 'long':
      return `Too long: ${PASSWORD_MAX} characters at most.`;
  }
}

export type AccountErrors = Partial<Record<keyof NewAccount, string>>;

/** What is wrong with each field; empty when the form can be sent. */
export function accountErrors({ email, password }: NewAccount): AccountErrors {
  const errors: AccountErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) errors.email = 'Type an email address, such as you@example.org.';
  if (password.length < PASSWORD_MIN) errors.password = `Use at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) errors.password = `Use at most ${PASSWORD_MAX} characters.`;
  return errors;
}
