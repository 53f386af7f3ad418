import type { AppRouter } from '@visavis/admin-api/router';
import type { inferRouterOutputs } from '@trpc/server';
import { dayWords } from '../counts/range-words.ts';

export type ReadKey = inferRouterOutputs<AppRouter>['keys']['list'][number];
export type Scope = ReadKey['scopes'][number];

export const SCOPE_WORDS: Readonly<Record<Scope, { readonly words: string; readonly opens: string }>> = {
  totals: { words: 'Totals', opens: 'page views, visits, visitors, calls and matches by hour or day' },
  breakdowns: { words: 'Breakdowns', opens: 'pages, sources, devices, steps, speed and waits, with small counts folded as on this dashboard' },
  quality: { words: 'Data quality', opens: 'restarts, gaps and what became of the public days' },
};

const isScope = (name: string): name is Scope => Object.hasOwn(SCOPE_WORDS, name);

export const SCOPES: readonly Scope[] = Object.keys(SCOPE_WORDS).filter(isScope);

export const scopesWords = (scopes: readonly Scope[]): string =>
  scopes.length === SCOPES.length ? 'Everything' : scopes.map((scope) => SCOPE_WORDS[scope].words).join(', ');

export const keyStateWords = ({ revoked }: Pick<ReadKey, 'revoked'>): string => (revoked ? 'Revoked' : 'Works');

/** What a revocation does, before it is done. */
export const revokeWords = ({ createdDay, label }: ReadKey): string =>
  `Whatever reads with “${label}” (made on ${dayWords(createdDay)}) gets no answer from its next request on. This cannot be taken back; to let it read again, make a new key. No number is deleted.`;

export const LABEL_MOST = 80;

export interface Draft {
  readonly label: string;
  readonly scopes: readonly Scope[];
}

/** What keeps a draft from being sent; nothing when it is ready. */
export function draftProblems({ label, scopes }: Draft): { readonly label?: string; readonly scopes?: string } {
  const length = [...label.trim()].length;
  return {
    ...(length === 0 && { label: 'Give the key a name, so that you know later what reads with it.' }),
    ...(length > LABEL_MOST && { label: `This name is longer than ${LABEL_MOST} characters. Use a shorter one.` }),
    ...(scopes.length === 0 && { scopes: 'Choose at least one thing that the key may read.' }),
  };
}

/** Keys that work first, then the newest. */
export const inOrder = (keys: readonly ReadKey[]): readonly ReadKey[] =>
  keys.toSorted((one, other) => Number(one.revoked) - Number(other.revoked) || other.createdDay - one.createdDay || one.label.localeCompare(other.label));
