import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table, writeMeasured } from '../measured.ts';
import { distinctDays } from './check-distinct.ts';
import { certainFigures, noiseScale } from './check-public.ts';
import { type Check, inFigures } from './check.ts';
import { analyticsOf } from './check-week.ts';
import { distinctPlot } from './plots/distinct-plot.ts';
import { noisePlot } from './plots/noise-plot.ts';
import { visitorsPlot } from './plots/visitors-plot.ts';
import type { SimulatedWeek } from './simulate-week.ts';
import { sketchTrials } from './sketch-trials.ts';

const FOLDER = fileURLToPath(new URL('../../../../docs/plots/', import.meta.url));
const TRIALS = 20;
const SIZES = Array.from({ length: 23 }, (_, index) => Math.round(1_000 * 2 ** (index / 2)));

/** Draws the week into docs/plots, and writes its figures into docs/counting.md. */
export function writePlots(week: SimulatedWeek, checks: readonly Check[]): void {
  const { published, tables } = analyticsOf(week);
  const days = distinctDays(week);
  mkdirSync(FOLDER, { recursive: true });
  const draw = (name: string, plot: string): void => writeFileSync(`${FOLDER}${name}.svg`, plot);
  draw('visitors', visitorsPlot(days));
  draw('distinct-error', distinctPlot(days, sketchTrials(TRIALS, SIZES, week.options.seed)));
  if (published.kind === 'noisy') {
    const scale = noiseScale(published, tables);
    draw('public-noise', noisePlot(certainFigures(week, published, scale), scale));
  }
  const rows = week.days.map(({ plan, released }, index) => {
    const { people = 0, stored = 0, tags = 0 } = days[index] ?? {};
    const [outcome, epsilon] = [released?.outcome ?? 'none', released?.epsilon ?? 0];
    return [plan.name, plan.shows, inFigures(people), inFigures(tags), inFigures(stored), outcome === 'published' ? `${released?.cells.length ?? 0} numbers, ε = ${epsilon}` : `nothing (${outcome})`];
  });
  const held = checks.map(({ found, name }) => [name, found]);
  const { crowd, profile, seed, visits } = week.options;
  writeMeasured(
    'week',
    `Seed ${seed}, profile \`${profile}\`, ${inFigures(visits)} visits of people and a crowd of ${inFigures(crowd)}; ${inFigures(week.requests)} requests in ${Math.round(week.seconds)} s.

${table(['day', 'shows', 'people', 'visitors', 'stored', 'published'], rows)}

<details><summary>All ${checks.length} checks</summary>

${table(['what must hold', 'found'], held)}

</details>`,
  );
}
