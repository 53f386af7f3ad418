import type { Answer } from '../admin-server.ts';
import type { Problem } from '../problem.ts';

/** What is known of an answer. An old one stays on the screen while the next is asked for. */
export type Loaded<T> =
  /** `old` may answer another question: it is dropped when the new one fails. */
  | { readonly kind: 'loading'; readonly question: 'same' | 'another'; readonly old: T | null }
  | { readonly kind: 'fresh'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly old: T | null }
  | { readonly kind: 'signed-out' };

export const UNASKED: Loaded<never> = { kind: 'loading', question: 'same', old: null };

export function asked<T>(loaded: Loaded<T>, question: 'same' | 'another'): Loaded<T> {
  return loaded.kind === 'signed-out' ? loaded : { kind: 'loading', question, old: lastKnown(loaded) };
}

export function answered<T>(loaded: Loaded<T>, answer: Answer<T>): Loaded<T> {
  if (loaded.kind === 'signed-out') return loaded;
  if (answer.ok) return { kind: 'fresh', value: answer.value };
  if (answer.problem.reason === 'unauthorized') return { kind: 'signed-out' };
  const isOfAnother = loaded.kind === 'loading' && loaded.question === 'another';
  return { kind: 'failed', problem: answer.problem, old: isOfAnother ? null : lastKnown(loaded) };
}

export function lastKnown<T>(loaded: Loaded<T>): T | null {
  switch (loaded.kind) {
    case 'fresh':
      return loaded.value;
    case 'loading':
    case 'failed':
      return loaded.old;
    case 'signed-out':
      return null;
  }
}
