import type { Attestation } from '../../../attestation.ts';
import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import type { PromiseId } from '../../../promises/promises.ts';
import { type Clause, paragraph, say, type Section, type Sentence, table } from '../../document.ts';
import { reach } from '../contact.ts';
import { describeDay } from '../describe-day.ts';
import { notBuilt } from '../not-built.ts';
import { ATTESTATION_WORDS } from '../words.ts';

export const aboutSecurity = (manifest: Manifest): Section => ({
  id: 'security',
  heading: 'How it is protected',
  clauses: [protection(manifest), copies(manifest), checks(manifest)],
});

function protection(manifest: Manifest): Clause {
  return {
    id: 'protection',
    heading: 'On the way to us, and inside',
    blocks: [
      paragraph(
        say('A page that reaches you by HTTPS tells your browser to use nothing else from then on.', '1V1-06-01', 'T1V-08-01', 'ANC-09-01'),
        say('Whoever runs this copy must put HTTPS in front of it.', '1V1-06-01', 'T1V-08-01', 'ANC-09-01'),
        say('Picture, sound and text are encrypted from browser to browser.', '1V1-06-02', '1V1-03-02', 'VIS-02-12'),
      ),
      paragraph(
        say('Nobody sees anything inside without a password and a code.', '1V1-06-06', 'T1V-08-03', 'ANC-09-03'),
        say('There is one kind of account: the owner’s, which sees all that the dashboard shows.', '1V1-06-06', 'T1V-08-03', 'ANC-09-03'),
        say('The database answers only our own programs, never the open internet.', 'T1V-08-02', '1V1-06-06', 'VIS-09-02'),
        say('So nobody should read, change or destroy what is not theirs.', '1V1-06-06', 'T1V-08-04', 'VIS-09-02'),
      ),
      paragraph(
        ...reach(manifest, { lead: 'If you find a weak spot, or think that somebody got in,', whom: 'security', promises: ['T1V-08-06', 'VIS-09-05'] }),
        say('No system is safe against everything.', '1V1-06-05', 'T1V-08-05', 'VIS-08-07'),
      ),
      ...notBuilt({ TLS: 'HTTPS out of the box', DEPLOY: 'a set-up for public servers that shuts the database in' }),
    ],
  };
}

function copies({ backups, attestations }: Manifest): Clause {
  const kept =
    backups.kind === 'none'
      ? [say('We make no copies of the database, so none can outlive a period.', 'VIS-09-04', '1V1-05-02', 'T1V-07-02')]
      : [
          say(`We keep encrypted copies of the database for ${describeDuration(backups.forAtMost)} at most.`, 'ANC-09-06', 'VIS-09-04'),
          say('IP addresses are left out of them, so no copy keeps one past its period.', 'ANC-05-01', 'ANC-01-03', 'VIS-09-04'),
        ];
  const place = attestations.find(({ kind }) => kind === 'data-centre');
  return {
    id: 'copies',
    heading: 'Copies, and where the machines stand',
    blocks: [paragraph(...kept, ...machines(place)), ...(backups.kind === 'none' ? [] : notBuilt({ BACKUP: 'copies of the database; today there are none' }))],
  };
}

function machines(place: Attestation | undefined): readonly Sentence[] {
  return place !== undefined && place.last !== 'none-yet'
    ? [say('The place where our machines and their copies stand has been checked: see below.', 'ANC-09-06', 'VIS-09-03')]
    : [say('No record shows yet how safe the place with our machines is.', 'ANC-09-06', 'VIS-09-03')];
}

const CHECK_PROMISES: Readonly<Record<Attestation['kind'], readonly PromiseId[]>> = {
  'security-audit': ['1V1-06-04', 'ANC-09-02'],
  'penetration-test': ['ANC-09-02'],
  'hardening-checklist': ['1V1-06-03', 'T1V-08-02', 'T1V-08-04'],
  'processor-contracts': ['1V1-07-03', 'T1V-09-02', 'ANC-06-02'],
  'legal-request-register': ['1V1-02-06', 'T1V-02-04', 'ANC-03-05', 'ANC-06-03'],
  'data-centre': ['ANC-09-06'],
};

function checks({ attestations }: Manifest): Clause {
  return {
    id: 'checks',
    heading: 'What only people can check',
    blocks: [
      paragraph(
        say('A program cannot show these; a dated record by a person can.', 'VIS-09-03'),
        say('Where nobody has done it yet, the table says so.', 'VIS-09-03'),
      ),
      table(
        {
          caption: 'What people check, how often, and when they last did',
          columns: ['What', 'How often', 'Last done'],
          rows: attestations.map(({ kind, interval, last }) => [
            { text: ATTESTATION_WORDS[kind], promises: CHECK_PROMISES[kind] },
            { text: `Every ${describeDuration(interval)}` },
            last === 'none-yet' ? { text: 'None yet' } : { text: describeDay(last.on), more: last.evidence },
          ]),
        },
        'VIS-09-03',
      ),
    ],
  };
}
