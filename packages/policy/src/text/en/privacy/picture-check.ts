import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say } from '../../document.ts';

/** Whether a program looks at pictures, where it does so, and whether a visitor may switch it off. */
export const pictureCheck = ({ moderation }: Manifest): Clause => ({
  id: 'picture-check',
  heading: moderation.video === 'off' ? 'No program judges your picture' : 'The picture check',
  blocks: [
    moderation.video === 'off'
      ? paragraph(say('No program looks at your picture to judge it, on your device or anywhere else.', '1V1-03-07', 'VIS-02-09'))
      : paragraph(
          say('While you talk, your own device checks the picture it receives and the one it sends, to keep the chat clean.', 'ANC-04-05', 'VIS-02-16'),
          say('It does so as the picture passes, and stores none of it.', 'ANC-04-06', 'VIS-02-16'),
          say('Your partner’s picture is covered, and your own goes out blurred, until the check has found it clear.', 'VIS-02-24', 'VIS-02-25'),
          say('No picture leaves your device to be checked, and no person sees it.', 'ANC-04-06', 'ANC-04-03', 'VIS-02-16'),
          say(`At first the check is ${moderation.atFirst}.`, 'ANC-04-05', 'VIS-02-10'),
          moderation.visitorMaySwitch
            ? say('You can switch it on or off at any time.', 'VIS-02-10')
            : say('You cannot switch it off.', 'ANC-04-05', 'VIS-02-10'),
        ),
  ],
});
