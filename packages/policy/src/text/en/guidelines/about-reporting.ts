import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section } from '../../document.ts';
import { reach } from '../contact.ts';
import { addressOfBan, endOfBan } from '../terms/end-of-ban.ts';
import { BANS, notBuilt, REPORT_LIST } from '../not-built.ts';

export function aboutReporting(manifest: Manifest): Section {
  const { data } = manifest;
  return {
    id: 'reports',
    heading: 'When somebody breaks a rule',
    clauses: [
      {
        id: 'how-to-report',
        heading: 'How to report',
        blocks: [
          paragraph(
            say('Press “Report”, in the call or right after it, and choose the rule.', 'VIS-12-14'),
            say('Your partner is not told.', 'VIS-12-15'),
            say('“Block” ends the call, and you do not meet again for as long as their page stays open.', 'VIS-12-25'),
            linked(say('Report what broke a rule, not whom you dislike: false reports break the rules, too.', 'VIS-12-20'), 'a rule', '#rules'),
          ),
        ],
      },
      {
        id: 'report-holds',
        heading: 'What a report holds',
        blocks: [
          paragraph(
            say('The reason you chose, your words, the minute, and whether it was video or text.', 'T1V-06-05', 'VIS-12-14'),
            say('What you type is in it, names included.', 'VIS-01-04'),
            say('No picture and no sound of the call is in it, and no text but those that you tick.', 'T1V-06-05', 'ANC-02-05', 'ANC-02-06', '1V1-03-04', 'VIS-12-21'),
            say(
              `It is kept for ${describeDuration(data.reports.retention.length)}, and then deleted.`,
              'VIS-12-19',
              'ANC-05-05',
            ),
          ),
        ],
      },
      {
        id: 'proof',
        heading: 'What you write can be proven',
        blocks: [
          paragraph(
            say('Your browser signs each text that you send.', 'VIS-12-24'),
            say('Your partner can tick it in a report, and then we can prove that it is yours.', 'VIS-12-24', 'VIS-12-23'),
            say('Nobody can prove a text that you did not write.', 'VIS-12-23'),
          ),
          paragraph(
            say('Ticked texts are sealed in the browser; only the people who handle reports can open them.', 'VIS-12-22'),
            say('Where the operator has set no key for that, no text can go with a report.', 'VIS-12-22'),
            say('All other texts stay between the two of you.', 'VIS-12-21', 'ANC-02-06'),
          ),
        ],
      },
      {
        id: 'decision',
        heading: 'Who decides',
        blocks: [
          paragraph(
            say('People read the reports, find out what they can, and act.', '1V1-02-03', 'T1V-06-06', 'ANC-03-03'),
            say('They see the report and its ticked texts, never the call: nobody here can see that.', '1V1-03-05', 'T1V-06-04', 'ANC-04-03'),
            say('Programs look for floods and slow them down.', '1V1-02-04', 'T1V-02-02', 'ANC-03-02', 'ANC-09-04'),
            say('A program alone shuts nobody out: a person decides that.', 'VIS-12-10', 'ANC-03-03'),
          ),
          paragraph(
            say(
              'If a law or a court demands it, we hand over what exists.',
              '1V1-02-06',
              'T1V-02-04',
              'ANC-03-05',
              'ANC-06-03',
            ),
          ),
          ...notBuilt({ ...REPORT_LIST, ABUSE: 'rules that act on repeated reports' }),
        ],
      },
      {
        id: 'ban',
        heading: 'Bans, and how they end',
        blocks: [
          paragraph(
            say('If you break a rule, a person can end your visit and shut you out.', '1V1-02-03', 'T1V-06-06', 'ANC-03-03', 'VIS-12-10'),
            ...endOfBan(manifest),
          ),
          paragraph(
            ...reach(manifest, {
              lead: 'If you think that it was a mistake,',
              whom: 'safety',
              promises: ['VIS-12-12', '1V1-12-01', 'T1V-13-01'],
            }),
            say('Then a person looks at it again.', 'VIS-12-12'),
          ),
          ...notBuilt({ ...BANS, ...addressOfBan(manifest) }),
        ],
      },
    ],
  };
}
