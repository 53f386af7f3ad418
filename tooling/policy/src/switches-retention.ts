import type { Period, Retention } from '@visavis/policy';

type Of<Kind extends Retention['kind']> = Extract<Retention, { readonly kind: Kind }>;

/** How long something is kept, in words; null where the piece is no retention. `words` tells a length. */
export function retentionWords(piece: Readonly<Record<string, unknown>>, words: (length: unknown) => string): string | null {
  switch (piece['kind']) {
    case 'period':
      return `${words(piece['length'])} ${found(AFTER, piece['from'])}`;
    case 'memory-only':
      return `in memory only, ${found(UNTIL, piece['until'])}${piece['grace'] === undefined ? '' : `, and ${words(piece['grace'])} more`}`;
    case 'memory-at-most':
      return `in memory only, for at most ${words(piece['length'])}`;
    case 'until-removed':
      return `until the ${words(piece['by'])} removes it`;
    case 'no-end':
      return 'without end, as whole numbers only';
    case 'never-held':
      return 'never held';
    default:
      return null;
  }
}

const AFTER: Readonly<Record<Period['from'], string>> = {
  written: 'after it was written',
  'hour-counted': 'after the hour that it counts',
  'signed-in': 'after the sign-in',
  'password-given': 'after the password was given',
  'link-made': 'after the link was made',
  received: 'after it was received',
  resolved: 'after it was resolved',
};

const UNTIL: Readonly<Record<Of<'memory-only'>['until'], string>> = {
  'passed-on': 'until it is passed on',
  'connection-closed': 'until the connection is closed',
  'call-over': 'until the call is over',
  'program-stopped': 'until the program stops',
};

const found = (among: Readonly<Record<string, string>>, key: unknown): string => among[String(key)] ?? String(key);
