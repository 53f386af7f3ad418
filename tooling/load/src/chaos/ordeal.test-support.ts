import type { Violation } from '../client/violation.ts';
import { type Fault, type FaultReport, Trial, type TrialOptions } from './trial.test-support.ts';

export interface OrdealOptions extends TrialOptions {
  readonly faults: readonly (Fault | 'any')[];
}

/** One fault after the other. `broken`: what the service owed and did not do, in words. */
export async function ordeal({ faults, ...options }: OrdealOptions): Promise<{ readonly broken: readonly string[]; readonly reports: readonly FaultReport[] }> {
  const trial = await Trial.begin(options);
  const reports: FaultReport[] = [];
  const late: string[] = [];
  try {
    for (const fault of faults) {
      const report = await trial.befall(fault === 'any' ? trial.any() : fault);
      reports.push(report);
      say(inWords(report));
      late.push(...tooLate(report));
      for (const line of tooLate(report)) say(line);
    }
    await trial.calm();
    const { tally, referee, worstDelay } = trial.crowd;
    say(`${JSON.stringify(tally.parts().counts)}\nfind → matched p50 ${tally.findToMatch.at(0.5)?.toFixed(0)} ms, p99 ${tally.findToMatch.at(0.99)?.toFixed(0)} ms; this process was late by ${worstDelay.toFixed(0)} ms at worst`);
    for (const line of summed(referee.violations)) say(line);
    const deaths = trial.nodes.flatMap((node) => node.deaths);
    return { broken: [...late, ...deaths, ...referee.violations.map(violationInWords)], reports };
  } finally {
    await trial.end();
  }
}

function tooLate({ fault, where, meanwhile, after, boundMs }: FaultReport): readonly string[] {
  return [['meanwhile', meanwhile] as const, ['after', after] as const].flatMap(([when, { lastMs, late, never }]) =>
    lastMs < boundMs && never.length === 0 ? [] : [`${fault} of ${where}, ${when}: ${late.length} were late: ${late.slice(0, 6).join('; ')}; and ${never.length} were never well: ${never.slice(0, 3).join('; ')}`],
  );
}

const inWords = ({ fault, where, meanwhile, after, boundMs }: FaultReport): string =>
  `${fault.padEnd(9)} ${where}: meanwhile well or told after ${meanwhile.lastMs} ms (half ${meanwhile.halfMs}, of ${meanwhile.of}); all well after ${after.lastMs} ms (half ${after.halfMs}, of ${after.of}); bound ${boundMs} ms`;

const violationInWords = ({ kind, client, at, words }: Violation): string => `${at} ms, client ${client}: ${kind}, ${words}`;

/** Each kind once, with how many and the first three. */
function summed(violations: readonly Violation[]): readonly string[] {
  return [...Map.groupBy(violations, ({ kind }) => kind)].map(([kind, all]) => `${kind} × ${all.length}: ${all.slice(0, 4).map(violationInWords).join(' | ')}`);
}

const say = (words: string): void => void process.stdout.write(`  ${words}\n`);
