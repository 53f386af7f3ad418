import { Mark } from '@visavis/ui/mark';
import { dayWords } from '../counts/range-words.ts';
import { type HourMark, markNotes, qualityVerdict } from './mark-notes.ts';

/** The answer to "can I believe these numbers?", and why not quite. */
export function Marks({ marks }: { readonly marks: readonly HourMark[] }) {
  const notes = markNotes(marks);
  const { more, tone, words } = qualityVerdict(notes);
  return (
    <section class="part">
      <div class={`verdict verdict--${tone}`}>
        <Mark pose="together" />
        <div>
          <h2>{words}</h2>
          <p class="verdict__more">{more}</p>
        </div>
      </div>
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
    </section>
  );
}
