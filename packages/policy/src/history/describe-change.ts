import { type Change, pathText } from './change.ts';
import { DATA_SENTENCES } from './describe-data.ts';
import { OTHERS_SENTENCES } from './describe-others.ts';
import { SERVICE_SENTENCES } from './describe-service.ts';
import { lookup } from './pattern.ts';
import { afterOf, beforeOf, type Describe } from './sentences.ts';

/** A change in one plain English sentence. One that nobody has words for is shown as it is. */
export const describeChange = (change: Change): string => (sentenceFor(change) ?? asItIs)(change);

const sentenceAt = lookup<Describe>({ ...DATA_SENTENCES, ...OTHERS_SENTENCES, ...SERVICE_SENTENCES });

export function sentenceFor(change: Change): Describe | null {
  return change.kind === 'reordered' ? inAnotherOrder : sentenceAt(change.path);
}

const inAnotherOrder: Describe = ({ path }) => `${pathText(path)}: only the order is another.`;

const asItIs: Describe = (change) =>
  `${pathText(change.path)}: ${JSON.stringify(afterOf(change)) ?? 'nothing'} instead of ${JSON.stringify(beforeOf(change)) ?? 'nothing'}.`;
