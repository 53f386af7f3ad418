import { Answers, type Flag, questionsFor } from './new-answers.ts';

/** Each flag of `new` with the values that it takes and what counts without it, a line each. */
export function newHelp(): readonly string[] {
  const rows = questionsFor('name').map(({ flag, otherwise }) => [`--${flag} ${valuesOf(flag)}`, DEFAULTS[flag] ?? otherwise] as const);
  const width = Math.max(...rows.map(([words]) => words.length));
  return [
    'Without a flag you are asked; where there is no terminal to ask at, its default is taken.',
    ...rows.map(([words, otherwise]) => `  ${words.padEnd(width)}  default: ${otherwise === '' ? 'empty, to be set later' : otherwise}`),
    `  ${'--yes'.padEnd(width)}  asks nothing: the default for each flag that is not given`,
  ];
}

/** The words of a closed list stand in its schema. */
function valuesOf(flag: Flag): string {
  const schema = Answers.entries[flag];
  return 'literal' in schema || schema.type !== 'picklist' ? (OPEN[flag] ?? 'TEXT') : schema.options.join('|');
}

const OPEN: Readonly<Partial<Record<Flag, string>>> = {
  domain: 'HOST|own',
  operator: 'NAME',
  address: 'POSTAL-ADDRESS',
  country: 'XX',
  privacy: 'MAIL',
  safety: 'MAIL',
  security: 'MAIL',
  addresses: '"N days"|"N months"|no',
  reports: '"N days"|"N months"',
  counts: '"N days"|"N months"|no-end',
  campaigns: 'NAME,NAME|none',
  threshold: '10..999',
  publish: 'EPSILON|no',
  backups: '"N days"|"N months"|no',
  age: '18..99',
  hue: '0..359',
};

const DEFAULTS: Readonly<Partial<Record<Flag, string>>> = { title: 'the name, with a capital letter' };
