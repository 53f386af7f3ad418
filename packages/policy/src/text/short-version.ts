import type { DeviceEntry } from '../device.ts';
import { describeDuration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { linked, say, type Sentence, type ShortLine } from './document.ts';

/** Five lines that a reader in a hurry should know, each with its figure. */
export function shortVersion(manifest: Manifest): readonly ShortLine[] {
  return [
    {
      figure: '0 times',
      sentence: linked(
        say(
          'is your IP address written down. Our server knows it only while you are connected, in memory.',
          '1V1-01-02',
          'T1V-01-02',
          'ANC-01-02',
        ),
        'your IP address',
        '#address',
      ),
    },
    { figure: '1 stranger', sentence: partnerLine(manifest) },
    {
      figure: '0 seconds',
      sentence: linked(
        say(
          'of picture, sound or text are kept by us. They go from browser to browser, encrypted.',
          '1V1-01-15',
          'T1V-06-01',
          'ANC-04-01',
        ),
        'picture, sound or text',
        '#no-recording',
      ),
    },
    deviceLine(manifest),
    reportLine(manifest),
  ];
}

const PARTNER_SEES = {
  shielded: 'They do not see your IP address.',
  direct: 'They also get your IP address.',
  choice: 'They get your IP address only in a direct call, and only if you both allow one.',
} as const;

function partnerLine({ connection }: Manifest): Sentence {
  const text = `sees and hears you: your partner. ${PARTNER_SEES[connection]}`;
  return { ...say(text), link: { words: 'your partner', to: '#partner' } };
}

function deviceLine({ data, device }: Manifest): ShortLine {
  const visitors = device.filter((entry) => entry.who === 'visitor');
  const cookies = visitors.filter((entry) => entry.kind === 'cookie');
  const months = describeDuration(data.counts.retention.length);
  return {
    figure: amount(cookies, 'cookie'),
    sentence: linked(
      say(
        `for visitors, and ${amount(visitors, 'entry', 'entries')} on your device: your answer about your age. Visits are numbers by the hour, kept for ${months}.`,
        '1V1-04-01',
        'T1V-03-01',
        'ANC-01-09',
      ),
      'on your device',
      '#storage',
    ),
  };
}

function reportLine({ data, rights }: Manifest): ShortLine {
  return {
    figure: describeDuration(data.reports.retention.length),
    sentence: linked(
      say(
        `is how long a report stays; then it is deleted. Ask us about your data, and a person answers within ${describeDuration(rights.clock.answer)}.`,
        'T1V-06-05',
        '1V1-08-08',
      ),
      'Ask us about your data',
      '#ask',
    ),
  };
}

const amount = (entries: readonly DeviceEntry[], one: string, many = `${one}s`): string =>
  `${entries.length} ${entries.length === 1 ? one : many}`;
