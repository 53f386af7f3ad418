import { describeDuration, type Duration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section, type Sentence } from '../../document.ts';
import { callPath } from './call-path.ts';
import { partnerSees } from './partner-sees.ts';
import { pictureCheck } from './picture-check.ts';

export const aboutCalls = (manifest: Manifest): Section => ({
  id: 'call',
  heading: 'Your call',
  clauses: [
    partnerSees(manifest),
    callPath(manifest),
    noRecording(manifest),
    pictureCheck(manifest),
    CAMERA,
    matching(manifest),
    SET_UP,
  ],
});

function noRecording({ moderation }: Manifest): Clause {
  return {
    id: 'no-recording',
    heading: 'Nothing is recorded',
    blocks: [
      paragraph(
        say(
          'We record no picture, no sound and no text, and we keep none.',
          '1V1-01-15',
          '1V1-03-04',
          'T1V-06-01',
          'ANC-02-05',
          'ANC-02-06',
          'ANC-04-01',
        ),
        say('A call is live only; nobody can play it again.', 'T1V-06-02', '1V1-03-04', 'ANC-02-06'),
        say('No part of our program can show, play or read a call, so nobody here can.', '1V1-03-05', 'ANC-04-03', 'T1V-06-02'),
        say('After the call there is nothing left to delete.', 'T1V-06-04', 'T1V-07-05', '1V1-03-04', 'ANC-04-01'),
        say('Your browser and our server drop all that they held for it.', 'ANC-04-04', 'T1V-06-04', 'VIS-02-06'),
        linked(say('Only texts that you or your partner tick in a report come to us, sealed.', 'VIS-12-21', 'VIS-12-22'), 'a report', '#report'),
      ),
      paragraph(
        say('No call is used to train a machine.', '1V1-03-06', 'VIS-02-08'),
        ...(moderation.video === 'off'
          ? [say('Picture and sound are used for the call and for nothing else.', '1V1-03-07', 'VIS-02-09')]
          : []),
      ),
    ],
  };
}

const CAMERA: Clause = {
  id: 'camera',
  heading: 'Camera and microphone',
  blocks: [
    paragraph(
      say('Your browser asks you before it turns them on, and it asks on the chat page only.', '1V1-01-14', 'VIS-02-11'),
      say('They go off when you leave.', '1V1-01-13', 'VIS-02-11'),
      say('You can also talk by text alone.', 'VIS-02-04'),
    ),
  ],
};

function matching({ data, matching: { interests, languages, region } }: Manifest): Clause {
  const { grace } = data.session.retention;
  return {
    id: 'matching',
    heading: 'How a partner is found',
    blocks: [
      paragraph(
        say(
          `Our server joins you with somebody who wants the same kind of chat${region === 'off' ? '' : ', and it looks at the country if one of you wishes so'}.`,
          '1V1-02-02',
          'T1V-02-01',
          'ANC-03-01',
        ),
        say('Nothing that you did on an earlier visit counts.', '1V1-02-02', 'T1V-02-06', 'VIS-02-13'),
        ...(interests === 'off'
          ? []
          : [
              say(`Our server uses interests that you type for one search, and drops them ${after(grace)}.`, '1V1-02-02', 'VIS-02-14'),
              say('Those that you both typed are shown to you both.', '1V1-02-02', 'VIS-03-02'),
            ]),
        ...(languages === 'off'
          ? []
          : [say(`Our server uses languages that you name for one search, and drops them ${after(grace)}.`, '1V1-02-02', 'VIS-02-18')]),
        ...keptByPage({ interests, languages }),
      ),
      paragraph(
        say('Your page remembers the tags of the last people you met, twenty at most, in memory only, until you close it.', 'VIS-02-19'),
        say('Your browser keeps the tags of people whom you blocked until you clear them.', 'VIS-02-19'),
        say('With a search it sends us a code of these and of the tags from the last half hour.', 'VIS-02-19'),
        say('We do not join you with these people; with those whom you only met, we do if you both agree.', 'VIS-02-19'),
        say(`We drop the code ${after(grace)}.`, 'VIS-02-19'),
      ),
    ],
  };
}

/** When our servers drop what came with a search: what several of them share goes a moment later. */
const after = (grace: Duration | undefined): string =>
  grace === undefined ? 'with the search' : `${describeDuration(grace)} after the search at the latest`;

function keptByPage({ interests, languages }: Pick<Manifest['matching'], 'interests' | 'languages'>): readonly Sentence[] {
  const [first, ...more] = [
    ...(interests === 'off' ? [] : ['VIS-02-14'] as const),
    ...(languages === 'off' ? [] : ['VIS-02-18'] as const),
  ];
  if (first === undefined) return [];
  return [say('Your page keeps what you named for your next search, until you close it.', first, ...more)];
}

const SET_UP: Clause = {
  id: 'set-up',
  heading: 'Setting up a call',
  blocks: [
    paragraph(
      say('To find each other, the two browsers send short messages through our server.', 'VIS-02-05'),
      say('They are sealed with keys that the browsers make fresh for each call.', 'VIS-02-05'),
      say('Our server sees how big they are and when they pass, not what they say.', 'VIS-02-05'),
      say('It must know which two visits are joined while it passes them on, and forgets it afterwards.', 'VIS-02-06', '1V1-01-11'),
    ),
  ],
};
