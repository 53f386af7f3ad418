import type { CountTableName } from '../../../counted.ts';
import type { Manifest } from '../../../manifest.ts';
import type { PromiseId } from '../../../promises/promises.ts';
import { type List, list, say, type Sentence } from '../../document.ts';
import { COUNT_WORDS, grainWords } from '../count-words.ts';
import { capital } from '../words.ts';

/** All that is counted, a line for each grain: "By page and hour: …; …." */
export function countedList({ tables }: Pick<Manifest['analytics'], 'tables'>): List {
  const grains = [...new Set(tables.map(grainWords))];
  return list(...grains.map((grain) => [lineOf(grain, tables.filter((table) => grainWords(table) === grain))]));
}

function lineOf(grain: string, tables: readonly CountTableName[]): Sentence {
  const promises = new Set(tables.flatMap((table) => COUNT_PROMISES[table]));
  return say(`${capital(grain)}: ${tables.map((table) => COUNT_WORDS[table]).join('; ')}.`, 'VIS-01-01', ...promises);
}

/** The published promises that a table keeps, or keeps to; none where another table of the list says them. */
const COUNT_PROMISES: Readonly<Record<CountTableName, readonly PromiseId[]>> = {
  views: ['1V1-01-08', 'T1V-05-01', 'ANC-01-08'],
  visitors: [],
  'public-pages': [],
  referrers: ['T1V-01-05'],
  campaigns: [],
  countries: ['1V1-01-06', 'T1V-05-02', 'ANC-02-04'],
  devices: ['1V1-01-04'],
  browsers: ['1V1-01-03', 'T1V-01-03', 'ANC-01-04'],
  systems: ['1V1-01-05', 'T1V-01-04', 'ANC-01-05'],
  vitals: [],
  time: ['1V1-01-09', 'T1V-05-03', 'ANC-01-08'],
  scroll: [],
  clicks: ['1V1-01-10', 'ANC-01-08'],
  funnel: [],
  chat: ['1V1-01-10', 'ANC-01-08'],
  dropped: [],
};
