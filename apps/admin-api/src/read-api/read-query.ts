import { BadParameter } from './bad-parameter.ts';

export interface ReadQuery {
  readonly format: 'json' | 'csv';
  /** The other parameters, instants as milliseconds: what a schema of `counts/inputs.ts` parses. */
  readonly input: Readonly<Record<string, string | number>>;
}

/** A UTC day, or an hour of it. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:00(:00(\.000)?)?Z)?$/;

/** Reads what is behind the question mark. Throws `BadParameter` for what comes twice and for what is no instant. */
export function readQuery(parameters: URLSearchParams): ReadQuery {
  const names = [...parameters.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new BadParameter(twice);
  const { format = 'json', ...given } = Object.fromEntries(parameters);
  if (format !== 'json' && format !== 'csv') throw new BadParameter('format');
  const input = Object.entries(given).map(([name, text]) => [name, name === 'from' || name === 'to' ? instantOf(name, text) : text] as const);
  return { format, input: Object.fromEntries(input) };
}

function instantOf(name: 'from' | 'to', text: string): number {
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  // A day that its month does not have would become one of the next.
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text.slice(0, 13))) throw new BadParameter(name);
  return instant;
}
