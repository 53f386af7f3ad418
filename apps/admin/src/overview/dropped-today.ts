import { dropWords } from '../counts/drop-words.ts';
import { countWords } from '../counts/figure-words.tsx';
import type { Figures } from './figures.ts';

/** What asked to be counted today and was not. */
export function droppedTodayWords({ count, mostOften }: Figures['droppedToday']): string {
  const requests = count === 1 ? '1 request was' : `${countWords(count)} requests were`;
  return `${requests} not counted today${mostOften === null ? '' : `, most often: “${dropWords(mostOften)}”`}.`;
}
