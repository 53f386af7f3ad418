import { publicCells, publicSensitivity } from '@visavis/analytics';
import type { Manifest } from '@visavis/policy';
import { isTable, nameOf } from './cell-name.ts';
import { type Check, check, inFigures } from './check.ts';
import { restartHours } from './day-plan.ts';
import { noiseBeyond, noiseRange } from './noise.ts';
import type { SimulatedDay, SimulatedWeek } from './simulate-week.ts';

/** A published number beside what was counted. */
export interface PublicFigure {
  readonly counted: number;
  readonly noisy: number;
}

type Published = Extract<Manifest['analytics']['published'], { kind: 'noisy' }>;

/** Noise farther than this comes once in a thousand million numbers. */
const ALMOST_NEVER = 1e-9;
const USUAL = 0.95;
/** 5 standard deviations of a share: one good run in two million is farther off. */
const FARTHEST = 5;
const LAST_PUBLIC_KEYS = 2;

export const noiseScale = ({ epsilon }: Published, tables: Manifest['analytics']['tables']): number => publicSensitivity(tables) / epsilon;

/** Numbers that are published whatever their noise, so that the threshold chooses nothing among them. */
export function certainFigures(week: SimulatedWeek, published: Published, scale: number): readonly PublicFigure[] {
  const least = published.threshold + noiseRange(1 - ALMOST_NEVER, scale);
  return week.days.flatMap((simulated) => figuresOf(simulated).filter(({ counted }) => counted >= least));
}

export function checkPublic(week: SimulatedWeek, { published, tables }: Manifest['analytics']): readonly Check[] {
  if (published.kind !== 'noisy') return [];
  const scale = noiseScale(published, tables);
  return [...week.days.map((simulated) => checkDay(simulated, { published, tables })), checkShare(certainFigures(week, published, scale), scale)];
}

function checkDay(simulated: SimulatedDay, { published, tables }: { published: Published; tables: Manifest['analytics']['tables'] }): Check {
  const { plan, released } = simulated;
  const keys = 1 + restartHours(plan).length;
  if (keys > LAST_PUBLIC_KEYS || plan.crowd) {
    const silent = released?.outcome === (plan.crowd ? 'crowded' : 'keys') && released.cells.length === 0;
    return check(`${plan.name}: nothing is published, because ${plan.crowd ? 'not everybody was remembered' : `the day had ${keys} keys`}`, silent, released?.outcome ?? 'undecided');
  }
  const limit = noiseRange(1 - ALMOST_NEVER, noiseScale(published, tables));
  const figures = figuresOf(simulated);
  const far = figures.filter(({ counted, noisy }) => Math.abs(noisy - counted) > limit || noisy < published.threshold);
  const shown = new Set(released?.cells.map(({ table, value }) => `${table} ${value}`));
  const missing = publicCells(tables).filter(({ table, value }) => countOf(simulated, table, value) >= published.threshold + limit && !shown.has(`${table} ${value}`));
  const holds = released?.outcome === 'published' && released.epsilon === published.epsilon * keys && far.length === 0 && missing.length === 0 && figures.length > 0;
  return check(`${plan.name}: public numbers are within ±${limit} of what was counted, ε = ${published.epsilon * keys} beside them`, holds, `${figures.length} published, ${far.length} too far, ${missing.length} missing`);
}

function checkShare(figures: readonly PublicFigure[], scale: number): Check {
  const range = noiseRange(USUAL, scale);
  const inside = figures.filter(({ counted, noisy }) => Math.abs(noisy - counted) <= range).length;
  const share = 1 - noiseBeyond(range, scale);
  const spread = Math.sqrt(figures.length * share * (1 - share));
  const holds = Math.abs(inside - figures.length * share) <= FARTHEST * spread && figures.length > 0;
  return check(`public numbers: about ${(100 * share).toFixed(1)} % are within ±${range}`, holds, `${inFigures(inside)} of ${inFigures(figures.length)}`);
}

const figuresOf = (simulated: SimulatedDay): readonly PublicFigure[] =>
  (simulated.released?.cells ?? []).map(({ noisy, table, value }) => ({ noisy, counted: countOf(simulated, table, value) }));

function countOf({ day, stored }: SimulatedDay, table: string, value: string): number {
  return isTable(table) ? (stored.get(nameOf({ table, hour: day * 24, page: '', value })) ?? 0) : 0;
}
