import type { Manifest } from '../../../manifest.ts';
import { type PolicyDocument, say, type ShortLine } from '../../document.ts';
import { versionLine } from '../version-line.ts';
import { amount } from '../words.ts';
import { aboutChoice } from './about-choice.ts';
import { aboutStorage } from './about-storage.ts';

/** What a browser keeps, from the manifest's list. */
export const cookies = (manifest: Manifest): PolicyDocument => ({
  title: 'Cookies and storage',
  lead: say(
    `What your browser keeps for ${manifest.brand.name}, for how long, and how to clear it.`,
    '1V1-04-01',
    'T1V-03-01',
    'ANC-01-09',
  ),
  version: versionLine(manifest),
  short: shortVersion(manifest),
  sections: [aboutStorage(manifest), aboutChoice(manifest)],
});

function shortVersion({ device }: Manifest): readonly ShortLine[] {
  const visitors = device.filter((entry) => entry.who === 'visitor');
  const cookieCount = visitors.filter((entry) => entry.kind === 'cookie').length;
  const sent = visitors.filter((entry) => entry.sent).length;
  return [
    {
      figure: amount(cookieCount, 'cookie'),
      sentences: [
        say('for visitors.', '1V1-04-01', 'T1V-03-01', 'ANC-01-09', 'VIS-13-01'),
        say('None is for advertising, and none follows you.', '1V1-04-05', '1V1-04-07', 'T1V-03-05', 'ANC-01-10'),
      ],
    },
    {
      figure: amount(visitors.length - cookieCount, 'entry', 'entries'),
      sentences: [
        say('in your browser’s own storage: you can read and clear them.', '1V1-04-01', 'T1V-03-03', 'T1V-03-07', 'ANC-07-02'),
      ],
    },
    {
      figure: amount(sent, 'of them is', 'of them are'),
      sentences: [say(sent === 0 ? 'sent to us.' : 'sent to us, with a search and as a code.', 'T1V-03-04', 'VIS-13-06')],
    },
  ];
}
