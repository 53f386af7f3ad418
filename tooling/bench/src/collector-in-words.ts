import { CPU_SHARE } from './cpu-shares.ts';
import type { Figure, Plain } from './figure.ts';
import { table } from './measured.ts';

/** The collector's figures as docs/counting.md has them. */
export function collectorInWords(figures: readonly (Figure | Plain)[], { now, rounds }: { readonly rounds: number; readonly now: Date }): string {
  const shares = figures.filter(({ figure }) => figure.startsWith(CPU_SHARE));
  const rows = figures
    .filter((figure) => !shares.includes(figure))
    .map((one) => [one.figure, `${one.value} ${one.unit}`, ...('ratio' in one ? [`${one.baseline} ${one.unit}`, String(one.ratio)] : ['', ''])]);
  return `Measured on ${now.toISOString().slice(0, 10)}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.

${table(['figure', 'collector', 'bare uWebSockets.js', 'ratio'], rows)}

Where the CPU time goes:

${table(['part', 'share'], shares.map(({ figure, value }) => [figure.slice(CPU_SHARE.length), `${value} %`]))}`;
}
