import type { Manifest } from '../../../manifest.ts';
import { paragraph, say, type Section, type Sentence } from '../../document.ts';

type OnDevice = Extract<Manifest['moderation'], { video: 'on-device' }>;

/** Only where the manifest turns the check of pictures on. */
export function aboutPictureCheck({ moderation }: Manifest): readonly Section[] {
  if (moderation.video === 'off') return [];
  return [
    {
      id: 'picture-check',
      heading: 'The picture check',
      clauses: [
        {
          id: 'on-your-device',
          heading: 'It happens on your own device',
          blocks: [
            paragraph(
              say('A program on your device looks at the picture during a call, to keep the chat clean.', 'ANC-04-05', 'VIS-02-16'),
              say('No picture leaves your device to be checked, and none is stored.', 'ANC-04-06', 'VIS-02-16'),
              say('Your partner’s picture is covered, and your own goes out blurred, until the check has found it clear.', 'VIS-02-24', 'VIS-02-25'),
            ),
            paragraph(
              say('It looks for nakedness and sexual acts, and for nothing else.', 'VIS-12-17'),
              say('It makes mistakes: it can miss things, and it can find things that are not there.', 'VIS-12-17'),
              say('Its makers say that it is right about nine pictures of ten.', 'VIS-12-17'),
              say('It only covers: it shuts nobody out, and it reports nobody.', 'VIS-12-17'),
            ),
            paragraph(...switchable(moderation)),
          ],
        },
      ],
    },
  ];
}

function switchable({ atFirst, visitorMaySwitch }: OnDevice): readonly Sentence[] {
  const other = atFirst === 'on' ? 'off' : 'on';
  return [
    say(`It is ${atFirst} at first.`, 'VIS-12-16'),
    visitorMaySwitch
      ? say(`You may switch it ${other} for yourself.`, 'VIS-12-16')
      : say(`You cannot switch it ${other}.`, 'VIS-12-16'),
  ];
}
