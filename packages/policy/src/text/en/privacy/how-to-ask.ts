import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Sentence } from '../../document.ts';
import { byForm, reach } from '../contact.ts';
import { STARTS } from '../describe-retention.ts';
import { isBuilt, notBuilt } from '../not-built.ts';

export const howToAsk = (manifest: Manifest): readonly Clause[] => [ask(manifest), proofOfYou(manifest), whatYouWrite(manifest)];

function ask(manifest: Manifest): Clause {
  const { clock } = manifest.rights;
  return {
    id: 'ask',
    heading: 'How to ask',
    blocks: [
      paragraph(...channels(manifest)),
      paragraph(
        say(`Within ${describeDuration(clock.acknowledge)} we tell you that your request has arrived.`, 'T1V-11-07', 'VIS-07-05'),
        say(`Within ${describeDuration(clock.answer)} a person answers it.`, '1V1-08-08', 'T1V-11-08', 'VIS-07-05'),
        say('You can ask at any time for all of it to be deleted.', '1V1-05-05', '1V1-08-03', 'T1V-11-03', 'ANC-07-04'),
        say('If anything must stay, our answer says what, why and until when.', '1V1-05-05', 'VIS-07-07'),
        say('If you are not happy with it, you can complain to the data protection authority where you live.', 'T1V-11-05', 'VIS-07-04'),
      ),
      ...notBuilt({ SLA: 'reminders that help us answer in time' }),
    ],
  };
}

function channels(manifest: Manifest): readonly Sentence[] {
  const form = byForm(manifest)
    ? [say('It takes no mail address: you get a code, and read our answer with it.', 'ANC-02-01', 'ANC-07-05', 'VIS-07-06')]
    : [];
  const noForm = say('A form that takes no mail address is not built yet.', 'ANC-07-05', 'ANC-11-01', 'VIS-07-08', 'VIS-11-13');
  return [
    ...reach(manifest, {
      lead: 'For a question, a worry or a request about your data,',
      whom: 'privacy',
      after: 'with the subject “Privacy Request”',
      promises: ['1V1-08-07', '1V1-12-01', 'T1V-11-06', 'T1V-13-01', 'VIS-07-06'],
    }),
    ...form,
    ...(isBuilt('SUPPORT') || byForm(manifest) ? [] : [noForm]),
  ];
}

function proofOfYou({ data }: Manifest): Clause {
  const logged = data.accessLog !== 'not-collected';
  return {
    id: 'proof-of-you',
    heading: 'How we know that it is yours',
    blocks: [
      paragraph(
        say('We never ask for an identity card.', 'VIS-07-01'),
        say('Nothing here has your name on it, so often we honestly cannot tell what is yours.', 'VIS-07-02', 'ANC-07-03'),
        say(
          'We can find a report that you sent if you tell us the day and some of its words.',
          '1V1-08-01',
          'T1V-11-01',
          'ANC-07-03',
        ),
        say('Then we can show it, correct it or delete it.', '1V1-08-01', '1V1-08-02', '1V1-08-03', 'T1V-11-02', 'T1V-11-03', 'ANC-07-04'),
        ...(logged ? ADDRESS_IN_LOG : [NO_ADDRESS]),
      ),
      ...notBuilt({ 'RIGHTS-DESK': logged ? 'finding a report or an IP address in this way' : 'finding a report by its day and words' }),
    ],
  };
}

/** Deleting shows nobody anything, so it needs less than showing does by an address that others may share. */
const ADDRESS_IN_LOG = [
  say('To have an IP address deleted from our log, tell us the address, and the day and time of your visit.', '1V1-05-05', '1V1-08-03', 'T1V-11-03', 'ANC-07-04', 'VIS-07-03'),
  say('That is enough to delete it, but not to show you anything, because other people may share that address.', 'VIS-07-03', 'ANC-07-03'),
] as const;

const NO_ADDRESS = say(
  'An IP address does not help: we have none to compare it with, and other people may share yours.',
  'VIS-07-03',
);

function whatYouWrite({ data, ...manifest }: Manifest): Clause {
  const { from, length } = data.mail.retention;
  const settled = data.mail.retention.from === 'resolved';
  return {
    id: 'what-you-write',
    heading: 'What becomes of what you write',
    blocks: [
      paragraph(
        say('We use what you write to answer you, and for nothing else.', 'T1V-01-12', 'T1V-01-14', 'VIS-07-09'),
        say('We put you on no mailing list and send you no advertising.', 'T1V-01-13', 'T1V-01-14', 'VIS-07-09'),
        ...(settled ? [say('It stays while your question is open.', 'T1V-07-04', 'VIS-07-10')] : []),
        say(
          `It is deleted after ${describeDuration(length)}, counted from ${STARTS[from]}.`,
          'T1V-07-03',
          'T1V-07-04',
          'ANC-05-04',
          'VIS-07-10',
        ),
        ...(data.mail.keptBy === 'person' ? [say('A person deletes it; no program of ours reaches a mailbox.', 'T1V-07-03', 'VIS-07-10')] : []),
      ),
      ...notBuilt({ SUPPORT: byForm(manifest) ? 'the contact form' : 'a contact form' }),
    ],
  };
}
