import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Section } from '../../document.ts';
import { countedAllTheSame, mayOptOut, signalNames } from '../privacy-signals.ts';

export const aboutChoice = (manifest: Manifest): Section => ({
  id: 'choice',
  heading: 'What you can do',
  clauses: [clear(manifest), BLOCKED, counting(manifest)],
});

const clear = ({ device }: Manifest): Clause => ({
  id: 'clear',
  heading: 'How to clear it',
  blocks: [
    paragraph(
      say('Open the settings of your browser, look for “site data” or “cookies”, find this address, and delete what is there.', 'T1V-03-07', 'ANC-07-02', 'VIS-13-04'),
      say('Then the chat asks you about your age again, and a notice may come back.', 'T1V-03-07', 'VIS-13-04'),
      ...(mayOptOut(device) ? [say('A wish not to be counted is gone, too.', 'VIS-13-04', 'VIS-04-09')] : []),
    ),
  ],
});

const BLOCKED: Clause = {
  id: 'blocked',
  heading: 'If you block cookies and storage',
  blocks: [
    paragraph(
      say('Every page here works without them.', 'T1V-03-07', 'ANC-07-02', 'VIS-13-05'),
      say('The chat works, too; it asks about your age on each visit.', 'T1V-03-07', 'VIS-13-05'),
      say('Only the dashboard needs its cookies: without them nobody can sign in there.', 'T1V-03-07', '1V1-04-02', 'VIS-13-02'),
    ),
  ],
};

function counting({ analytics, device }: Manifest): Clause {
  const signals = signalNames(analytics);
  const none = device.every((entry) => entry.essential);
  const noBanner = [
    say('We count visits without a cookie, and nothing else here needs your yes.', 'VIS-05-01', 'ANC-01-09', 'T1V-03-01'),
    say('So no banner asks you for one.', 'VIS-05-01', 'ANC-07-02'),
  ];
  const afterYes = [
    say('A cookie that counts pages and the length of visits may be set, but only after your yes.', '1V1-04-03', 'VIS-13-03'),
    say('If you say no, you lose nothing; if you say yes, you can change your mind.', '1V1-04-03', 'VIS-13-03'),
    ...(none
      ? [
          say('No such cookie is set now: we count without one.', '1V1-04-03', 'VIS-13-01'),
          say('So no banner asks you anything.', '1V1-04-03', 'VIS-05-01'),
        ]
      : []),
    say(`If your browser sends ${signals}, that is a no, and nobody asks you.`, 'VIS-13-03'),
  ];
  return {
    id: 'counting',
    heading: analytics.cookies === 'none' ? 'Why there is no banner' : 'Cookies for counting',
    blocks: [
      paragraph(
        ...(analytics.cookies === 'none' ? noBanner : afterYes),
      ),
      paragraph(
        ...(mayOptOut(device)
          ? [
              say('A switch on this page turns the counting off for this browser.', 'VIS-04-09'),
              say('Your browser then keeps that wish, and sends us nothing to count.', 'VIS-04-09'),
            ]
          : []),
        ...countedAllTheSame(analytics),
      ),
    ],
  };
}
