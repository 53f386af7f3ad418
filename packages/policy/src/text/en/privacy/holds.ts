import { atMostMilliseconds, describeDuration } from '../../../duration.ts';
import type { Hold } from '../../../hold.ts';
import { say, type Sentence } from '../../document.ts';
import { capital, FIELD_WORDS, HOLD_WORDS, inWords } from '../words.ts';

/** What may stay past its period, each with its reason and its longest time. */
export function holdSentences(holds: readonly Hold[]): readonly Sentence[] {
  if (holds.length === 0) {
    return [say('Nothing of it is kept longer for a ban or a report.', 'ANC-05-01', 'T1V-07-01', 'VIS-01-08')];
  }
  return [
    ...holds.map(({ field, maximum, reason }) =>
      say(
        `${capital(FIELD_WORDS[field])} may stay for ${describeDuration(maximum)} at most if it is tied to ${HOLD_WORDS[reason]}.`,
        '1V1-05-04',
        'VIS-01-08',
      ),
    ),
    say('Nothing else stays with it, and each case has a reason and an end.', '1V1-05-04', 'VIS-01-08'),
  ];
}

/** The exception that belongs right beside the period of an address; nothing where there is none. */
export function heldAddress(holds: readonly Hold[]): readonly Sentence[] {
  const [first, ...more] = holds.filter(({ field }) => field === 'ip-address');
  if (first === undefined) return [];
  const { maximum } = more.reduce(
    (longest, hold) => (atMostMilliseconds(hold.maximum) > atMostMilliseconds(longest.maximum) ? hold : longest),
    first,
  );
  const reasons = inWords([first, ...more].map(({ reason }) => HOLD_WORDS[reason]), 'or');
  return [say(`If it is tied to ${reasons}, it may stay for ${describeDuration(maximum)} at most.`, '1V1-05-04', 'VIS-01-08')];
}
