import './figure-tables.css';
import type { ComponentChildren } from 'preact';
import { durationWords } from '../counts/duration-words.ts';
import { countWords } from '../counts/figure-words.tsx';
import { linkTo } from '../dashboard/section-name.ts';
import { droppedTodayWords } from './dropped-today.ts';
import { clockWords, dayBeganWords, type Figures } from './figures.ts';

interface FigureTablesProps {
  readonly figures: Figures;
  readonly isStale: boolean;
}

/** Seven figures in three groups: who is here, what happened today, what waits for the operator. */
export function FigureTables({ figures, isStale }: FigureTablesProps) {
  const { live } = figures;
  return (
    <div class={isStale ? 'figures figures--stale' : 'figures'}>
      <Group title="Right now" note={freshness(figures, isStale)}>
        <Figure label="People in the chat" value={live && countWords(live.online)} />
        <Figure label="Waiting for a partner" value={live && countWords(live.waiting)} />
        <Figure label="Calls in progress" value={live && countWords(live.calls)} />
      </Group>
      <Group title="Today" note={dayBeganWords(figures.at)}>
        <Figure label="Visits" value={countWords(figures.visitsToday)} />
        <Figure label="Matches" value={countWords(figures.matchesToday)} />
        <Figure label="Median wait" value={figures.medianWaitMs === null ? null : durationWords(figures.medianWaitMs / 1_000)} unknown="too few waits yet" />
      </Group>
      <p class="figures__note">
        {figures.visitsToday === 0 && 'No visits yet today. Robots, and visits without script, are not counted. '}
        {figures.droppedToday.count > 0 && (
          <>
            {droppedTodayWords(figures.droppedToday)} <a href={linkTo('quality')}>What is not counted</a>
          </>
        )}
      </p>
      <Group title="For you">
        <Figure label="Reports waiting" value={countWords(figures.reportsWaiting)} />
      </Group>
    </div>
  );
}

function freshness({ at, live }: Figures, isStale: boolean): string {
  if (isStale) return `as of ${clockWords(at)}`;
  return live === null ? 'not known' : 'read every 2 seconds';
}

interface GroupProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Group({ title, note, children }: GroupProps) {
  return (
    <section class="figure-group">
      <header class="figure-group__head">
        <h2>{title}</h2>
        {note !== undefined && <p>{note}</p>}
      </header>
      <dl>{children}</dl>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  /** null when it is not known. */
  readonly value: string | null;
  readonly unknown?: string;
}

function Figure({ label, value, unknown = 'not known' }: FigureProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>{value ?? <span class="figure__unknown">–<span class="visually-hidden">{unknown}</span></span>}</dd>
    </div>
  );
}
