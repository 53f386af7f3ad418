import { parseArgs } from 'node:util';

export interface Choice<Name extends string> {
  readonly benches: readonly Name[];
  /** One JSON line a figure, and nothing else on stdout. */
  readonly json: boolean;
  /** The figures go into docs/: counting.md and signaling-costs.md. */
  readonly docs: boolean;
  readonly rounds: number;
}

const DEFAULT_ROUNDS = 3;

/** Reads `[bench…] [--json] [--docs] [--rounds=N]`; no name means all. Throws a line that says what exists. */
export function choose<Name extends string>(args: readonly string[], known: readonly Name[]): Choice<Name> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, docs: { type: 'boolean', default: false }, rounds: { type: 'string', default: String(DEFAULT_ROUNDS) } },
  });
  const named = positionals.map((positional) => {
    const bench = known.find((name) => name === positional);
    if (bench === undefined) throw new RangeError(`There is no bench "${positional}". There are: ${known.join(', ')}.`);
    return bench;
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('--rounds takes a whole number from 1.');
  return { benches: named.length === 0 ? known : [...new Set(named)], json: values.json, docs: values.docs, rounds };
}
