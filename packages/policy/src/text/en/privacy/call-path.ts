import type { Manifest } from '../../../manifest.ts';
import { type Clause, list, paragraph, say, type Sentence } from '../../document.ts';

/** Which way picture, sound and text go: straight, by the relay, or as two partners choose. */
export function callPath({ connection }: Manifest): Clause {
  const blocks = {
    direct: [paragraph(...direct('Picture, sound and text'), TOLD_BEFORE), paragraph(...NEVER_RELAYED)],
    shielded: [paragraph(...shielded('Picture, sound and text'))],
    choice: [
      list(direct('In a direct call, picture, sound and text'), shielded('In a shielded call, picture, sound and text')),
      paragraph(...CHOICE),
    ],
  } as const;
  return {
    id: 'path',
    heading: connection === 'choice' ? 'Direct or shielded' : 'Which way a call goes',
    blocks: blocks[connection],
  };
}

const direct = (media: string): readonly Sentence[] => [
  say(
    `${media} go straight from your browser to your partner’s.`,
    '1V1-03-01',
    'T1V-06-03',
    'ANC-04-02',
    'VIS-02-15',
  ),
  say('Both ends encrypt them, and nobody in between has a key.', '1V1-03-02', '1V1-06-02', 'VIS-02-12'),
  say('Your partner gets your IP address.', 'VIS-03-02', 'VIS-08-05'),
];

const TOLD_BEFORE = say('The chat tells you so before you look for somebody.', 'VIS-02-23');

const NEVER_RELAYED = [
  say('They do not pass through our servers.', '1V1-03-03', 'T1V-06-03', 'ANC-04-02', 'VIS-02-15'),
  say('If there is no direct way, there is no call.', '1V1-03-03', 'T1V-06-03', 'VIS-02-07'),
] as const;

const shielded = (media: string): readonly Sentence[] => [
  say(`${media} pass through our own relay.`, 'VIS-02-01'),
  say('Both ends encrypt them, and the relay has no key.', 'VIS-02-01', '1V1-03-02', '1V1-06-02'),
  say('Your partner does not get your IP address.', 'VIS-03-01'),
  say('Your browser gathers, sends and takes no address but those of the relay.', 'VIS-02-21'),
];


const CHOICE = [
  say('You choose before you look for somebody, or in the call.', 'VIS-02-02'),
  say('A call is direct only when both partners allow it.', 'VIS-02-02'),
  say('If no relay is running, the page says so and asks you before it offers a direct call.', 'VIS-02-03'),
] as const;
