import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { linked, say, type ShortLine } from '../../document.ts';
import { longestBan } from '../terms/end-of-ban.ts';
import { notBuiltYet, REPORT_LIST } from '../not-built.ts';
import { RULE_COUNT } from './rules.ts';

/** The guidelines for a reader in a hurry. */
export function shortGuidelines(manifest: Manifest): readonly ShortLine[] {
  const { age, data } = manifest;
  return [
    {
      figure: `${age.minimum} and over`,
      sentences: [
        linked(
          say('is the rule, for you and for your partner.', '1V1-10-01', 'T1V-10-01', 'ANC-08-01'),
          'the rule',
          '#minor',
        ),
      ],
    },
    {
      figure: `${RULE_COUNT} rules`,
      sentences: [
        linked(say('are all there are.', 'VIS-12-01'), 'are all there are', '#rules'),
        say('Each one is a reason to report somebody.', 'VIS-12-01'),
      ],
    },
    {
      figure: '1 button',
      sentences: [
        linked(
          say('reports your partner, in the call or right after it.', 'VIS-12-14'),
          'reports your partner',
          '#how-to-report',
        ),
        say('People read reports and act on them.', '1V1-02-03', 'T1V-06-06', 'ANC-03-03'),
        ...notBuiltYet(REPORT_LIST),
      ],
    },
    {
      figure: describeDuration(data.reports.retention.length),
      sentences: [
        linked(
          say('is how long a report is kept; then it is deleted.', 'VIS-12-19', 'ANC-05-05'),
          'a report is kept',
          '#report-holds',
        ),
      ],
    },
    banLine(manifest),
  ];
}

const BANS_ONLY = { MODERATION: 'bans' } as const;

function banLine(manifest: Manifest): ShortLine {
  const ban = longestBan(manifest);
  if (ban === null) {
    return {
      figure: '1 visit',
      sentences: [
        linked(say('is what a ban ends.', 'VIS-12-09'), 'a ban', '#ban'),
        say('It cannot last longer, because we write down no IP address.', 'VIS-12-09', 'VIS-01-03'),
        ...notBuiltYet(BANS_ONLY),
      ],
    };
  }
  return {
    figure: describeDuration(ban),
    sentences: [
      linked(say('is the longest that a ban can last.', 'VIS-12-09', '1V1-05-04'), 'a ban', '#ban'),
      say('A person decides on it.', 'VIS-12-10', 'ANC-03-03'),
      ...notBuiltYet(BANS_ONLY),
    ],
  };
}
