import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { linked, say, type ShortLine } from '../../document.ts';
import { RULE_COUNT } from '../guidelines/rules.ts';

/** The terms for a reader in a hurry. */
export function shortTerms({ age, notice }: Manifest): readonly ShortLine[] {
  return [
    {
      figure: `${age.minimum} and over`,
      sentences: [
        linked(say('is the rule for everybody.', '1V1-10-01', 'T1V-10-01', 'ANC-08-01'), 'the rule', '#age'),
        say('We take your word for it.', 'VIS-08-03'),
      ],
    },
    {
      figure: '0 payments',
      sentences: [
        say('are asked for.', '1V1-01-21', 'ANC-02-07', 'VIS-11-03'),
        linked(say('The chat is free.', 'VIS-11-03', 'ANC-02-07'), 'free', '#price'),
      ],
    },
    {
      figure: `${RULE_COUNT} rules`,
      sentences: [
        linked(
          say('in the guidelines say what is not allowed here.', 'VIS-12-01'),
          'in the guidelines',
          '/guidelines/',
        ),
      ],
    },
    {
      figure: describeDuration(notice.material.leadTime),
      sentences: [
        linked(
          say('is the shortest notice you get of a change that matters.', '1V1-11-02', 'T1V-12-02', 'VIS-11-14'),
          'a change that matters',
          '#new-version',
        ),
        say('Using the chat after that is never taken as consent.', '1V1-11-03', 'T1V-12-03', 'ANC-10-02'),
      ],
    },
    {
      figure: '1 press',
      sentences: [
        linked(say('on “Leave” ends everything.', 'VIS-11-09'), 'ends everything', '#you-stop'),
        say('There is nothing to cancel.', 'VIS-11-09'),
      ],
    },
  ];
}
