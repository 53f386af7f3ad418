import './marks.css';
import type { Counted, Span } from '../counts/answers.ts';
import { NotCounted } from '../counts/not-counted.tsx';
import { Part } from '../counts/part.tsx';
import { dayWords } from '../counts/range-words.ts';
import { DAY_MS, startOfDay } from '../counts/span.ts';
import { VerdictLine } from '../counts/verdict-line.tsx';
import { type HourMark, markNotes, qualityVerdict } from './mark-notes.ts';

interface MarksProps {
  readonly marks: readonly HourMark[];
  readonly span: Span;
  readonly counted: Counted;
  /** What began then or before is deleted. */
  readonly keptSince: number | null;
}

/** The answer to "can I believe these numbers?", and why not quite. */
export function Marks({ counted: { countedSince, countedUntil }, keptSince, marks, span }: MarksProps) {
  if (countedSince === null && marks.length === 0) {
    return (
      <Part>
        <NotCounted countedSince={null} />
      </Part>
    );
  }
  // Where older days are deleted, the first hour that is left is no beginning.
  const beganAt = countedSince !== null && keptSince !== null && countedSince <= startOfDay(keptSince) + DAY_MS ? null : countedSince;
  const notes = markNotes(marks, beganAt);
  const days = Math.ceil((Math.min(span.to, countedUntil + 1) - Math.max(span.from, startOfDay(countedSince ?? span.from))) / DAY_MS);
  const { more, tone, words } = qualityVerdict(notes, days);
  return (
    <Part>
      <VerdictLine tone={tone} more={more}>
        <h2>{words}</h2>
      </VerdictLine>
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map(({ day, kind, meaning, words: note }) => (
            <li key={`${day} ${kind}`} class="note">
              <p class="note__day">{dayWords(day)}</p>
              <div>
                <h3>{note}</h3>
                <p>{meaning}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
