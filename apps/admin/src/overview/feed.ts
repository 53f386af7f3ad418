import type { Answer } from '../admin-server.ts';
import type { Problem } from '../problem.ts';
import type { Figures } from './figures.ts';

/** What is known of the figures. Old ones stay on the screen, and say that they are old. */
export type Feed =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'fresh'; readonly figures: Figures }
  | { readonly kind: 'stale'; readonly figures: Figures; readonly problem: Problem }
  | { readonly kind: 'nothing'; readonly problem: Problem }
  | { readonly kind: 'signed-out' };

export function nextFeed(feed: Feed, answer: Answer<Figures>): Feed {
  if (feed.kind === 'signed-out') return feed;
  if (answer.ok) return { kind: 'fresh', figures: answer.value };
  if (answer.problem.reason === 'unauthorized') return { kind: 'signed-out' };
  if (feed.kind === 'fresh' || feed.kind === 'stale') {
    return { kind: 'stale', figures: feed.figures, problem: answer.problem };
  }
  return { kind: 'nothing', problem: answer.problem };
}
