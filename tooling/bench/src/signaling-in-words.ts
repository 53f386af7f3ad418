import { CPU_SHARE } from './cpu-shares.ts';
import { barInWords, type Figure, type Plain } from './figure.ts';
import { table } from './measured.ts';

interface Circumstances {
  readonly rounds: number;
  readonly now: Date;
  /** Load average of the machine as the bench began and as it ended. */
  readonly load: readonly [number, number];
  /** Whose figures they are; signaling's where nothing else is said. */
  readonly whose?: string;
}

/** A bench of signaling as docs/signaling-costs.md has it. */
export function signalingInWords(figures: readonly (Figure | Plain)[], { load, now, rounds, whose = 'signaling' }: Circumstances): string {
  const shares = figures.filter(({ figure }) => figure.startsWith(CPU_SHARE));
  const rows = figures
    .filter((figure) => !shares.includes(figure))
    .map((one) => [
      one.figure,
      `${one.value} ${one.unit}`.trim(),
      ...('ratio' in one ? [`${one.beside}: ${one.baseline} ${one.unit}`, String(one.ratio)] : ['', '']),
      barInWords(one),
    ]);
  const parts = shares.map(({ figure, value }) => [figure.slice(CPU_SHARE.length), `${value} %`]);
  return `Measured on ${now.toISOString().slice(0, 10)}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, load average ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after.

${table(['figure', whose, 'beside it', 'ratio', 'to reach'], rows)}
${parts.length === 0 ? '' : `\nWhere the CPU time goes:\n\n${table(['part', 'share'], parts)}`}`;
}
