import type { DataCategory } from './data.ts';
import { isDuration } from './duration.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { Retention } from './retention.ts';
import { PURPOSES } from './vocabulary.ts';

/** Rules for the data ledger and the purposes that it serves. */
export function checkData({ data, sweepEvery }: Pick<Manifest, 'data' | 'sweepEvery'>): readonly Problem[] {
  const categories = Object.entries<DataCategory>({ ...data });
  const used = new Set(categories.flatMap(([, category]) => category.purposes));
  const sweep: readonly Problem[] = isDuration(sweepEvery) ? [] : [{ code: 'not-a-duration', path: 'sweepEvery' }];
  return [
    ...sweep,
    ...categories.flatMap(([name, category]) => checkCategory(category, `data.${name}`)),
    ...PURPOSES.filter((purpose) => !used.has(purpose)).map((purpose): Problem => ({
      code: 'purpose-unused',
      path: `purposes.${purpose}`,
    })),
  ];
}

function checkCategory(category: DataCategory, path: string): readonly Problem[] {
  const names = category.fields.map((field) => field.name);
  const problems: Problem[] = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ code: 'field-listed-twice', path: `${path}.fields.${name}` }));
  if (!hasGoodDuration(category.retention)) {
    problems.push({ code: 'not-a-duration', path: `${path}.retention` });
  }
  if (category.keptBy === 'job' && category.fields.some((field) => field.lives === 'mailbox')) {
    problems.push({ code: 'no-job-reaches-a-mailbox', path: `${path}.keptBy` });
  }
  return problems;
}

function hasGoodDuration(retention: Retention): boolean {
  switch (retention.kind) {
    case 'period':
    case 'memory-at-most':
      return isDuration(retention.length);
    case 'memory-only':
      return retention.grace === undefined || isDuration(retention.grace);
    case 'never-held':
    case 'until-removed':
      return true;
  }
}
