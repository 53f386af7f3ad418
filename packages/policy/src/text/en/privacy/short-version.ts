import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { linked, say, type ShortLine } from '../../document.ts';
import { isBuilt, notBuiltYet } from '../not-built.ts';
import { amount } from '../words.ts';
import { heldAddress } from './holds.ts';

/** Five lines that a reader in a hurry should know, each with its figure. The IP address comes first. */
export const shortVersion = (manifest: Manifest): readonly ShortLine[] => [
  addressLine(manifest),
  partnerLine(manifest),
  {
    figure: '0 seconds',
    sentences: [
      linked(
        say('of picture, sound or text are kept by us.', '1V1-01-15', '1V1-03-04', 'T1V-06-01', 'ANC-04-01'),
        'picture, sound or text',
        '#no-recording',
      ),
      say('They travel encrypted from your browser to your partner’s.', '1V1-03-02', 'VIS-02-12'),
      say('Texts that one of you ticks in a report are the one exception: they come to us sealed.', 'VIS-12-21', 'VIS-12-22'),
    ],
  },
  deviceLine(manifest),
  reportLine(manifest),
];

function addressLine({ data, holds }: Manifest): ShortLine {
  if (data.accessLog === 'not-collected') {
    return {
      figure: '0 days',
      sentences: [
        linked(say('is how long we keep your IP address.', 'VIS-01-03', '1V1-05-01', 'T1V-07-01', 'ANC-05-01'), 'your IP address', '#address'),
        say('Our server knows it while you are connected, and never writes it down.', 'VIS-01-03', 'ANC-01-02'),
        say('To have it deleted, close the page.', 'VIS-01-16', 'ANC-01-03'),
      ],
    };
  }
  return {
    figure: describeDuration(data.accessLog.retention.length),
    sentences: [
      linked(say('is the longest we may keep your IP address.', '1V1-05-01', 'T1V-07-01', 'ANC-05-01'), 'your IP address', '#address'),
      ...(isBuilt('ACCESS-LOG')
        ? [say('Then it is deleted by itself.', '1V1-05-02', 'T1V-07-02', 'ANC-01-03')]
        : [say('Today the program does not write it down.', 'VIS-11-13')]),
      ...heldAddress(holds),
      isBuilt('ACCESS-LOG')
        ? linked(say('To have it deleted sooner, ask us.', '1V1-05-05', 'T1V-11-03', 'ANC-07-04'), 'ask us', '#ask')
        : say('To have it deleted today, close the page.', 'VIS-01-16', 'ANC-01-03'),
    ],
  };
}

function partnerLine({ connection, data }: Manifest): ShortLine {
  const sees = {
    shielded: say('They do not get your IP address; only our own relay does.', 'VIS-03-01', 'VIS-06-01'),
    direct: say('They also get your IP address, because a call goes straight to them.', 'VIS-03-02', 'VIS-08-05'),
    choice: say('They get your IP address only in a direct call, and only if you both allow one.', 'VIS-03-01', 'VIS-02-02'),
  } as const;
  const people =
    data.accessLog === 'not-collected'
      ? say('No person here sees it.', 'VIS-01-03', 'VIS-01-16')
      : isBuilt('ACCESS-LOG')
        ? say('So do the people here who look into abuse.', 'VIS-01-07', 'T1V-07-06', 'ANC-01-02')
        : say('People here who look into abuse may see it in a log that is not built yet.', 'VIS-01-07', 'VIS-11-13', 'T1V-07-06', 'ANC-01-02');
  return {
    figure: '1 stranger',
    sentences: [
      linked(say('sees and hears you: your partner.', 'VIS-03-02'), 'your partner', '#partner'),
      sees[connection],
      ...(connection === 'choice' ? [say('In a shielded call our own relay gets it instead.', 'VIS-06-01')] : []),
      ...(connection === 'shielded' ? [] : [people]),
    ],
  };
}

function deviceLine({ data, device }: Manifest): ShortLine {
  const entries = device.filter((entry) => entry.who === 'visitor');
  const cookies = entries.filter((entry) => entry.kind === 'cookie');
  const kept = data.counts.retention;
  const counts = kept.kind === 'no-end' ? 'without an end' : `for ${describeDuration(kept.length)}`;
  return {
    figure: amount(cookies.length, 'cookie'),
    sentences: [
      linked(
        say(
          `for visitors, and ${amount(entries.length - cookies.length, 'other entry', 'other entries')} on your device.`,
          '1V1-04-01',
          'T1V-03-01',
          'ANC-01-09',
        ),
        'on your device',
        '/cookies/#storage',
      ),
      say(`We count visits without knowing who came, and keep the numbers ${counts}.`, '1V1-05-01', 'T1V-05-04', 'ANC-05-02', 'VIS-04-01'),
    ],
  };
}

function reportLine({ data, rights }: Manifest): ShortLine {
  return {
    figure: describeDuration(rights.clock.answer),
    sentences: [
      linked(
        say('is the longest you wait when you ask us about your data.', '1V1-08-08', 'T1V-11-08', 'VIS-07-05'),
        'ask us about your data',
        '#ask',
      ),
      ...notBuiltYet({ SLA: 'reminders that help us answer in time' }),
      say(
        `A report that you send about somebody is deleted after ${describeDuration(data.reports.retention.length)}.`,
        'ANC-05-05',
        'VIS-01-09',
      ),
    ],
  };
}
