import type { Connection } from '@visavis/protocol';
import type { QualityReading } from '@visavis/rtc';
import type { CallView } from '../view.ts';

export const DETAILS_WORDS = {
  open: 'Details',
  title: 'This connection',
  close: 'Close details',
  level: { good: 'Good', fair: 'Fair', poor: 'Poor' },
  quality: {
    video: {
      good: 'The connection is good.',
      fair: 'The connection is fair: the picture may be soft at times.',
      poor: 'The connection is poor: picture and sound may stop for a moment.',
      unmeasured: 'How good the connection is has not been measured yet.',
    },
    text: {
      good: 'The connection is good.',
      fair: 'The connection is fair: messages may take a moment.',
      poor: 'The connection is poor: messages may take long.',
      unmeasured: 'How good the connection is has not been measured yet.',
    },
  },
  limitedBy: {
    network: 'The network is what holds it back. Closer to your router, or with other programs closed, it may get better.',
    processor: 'This device is busy, so it sends a smaller picture. Close other programs.',
    none: '',
  },
  measured: 'These figures are measured on your device and stay there.',
  connection: {
    shielded: 'Shielded: your call goes through our relay, which can’t look inside. Neither of you sees the other’s IP address.',
    direct: 'Direct: your two browsers talk to each other. Your partner can see your IP address, and you theirs.',
  },
} as const;

export const DIRECT_WORDS = {
  offer: 'Both of you can agree to a direct connection.',
  sharper: 'The picture may be sharper.',
  seen: 'Then your partner sees your IP address, and you see theirs. It tells roughly where you are and who your internet provider is.',
  agree: 'I agree to direct',
  agreeToo: 'I agree too',
  keep: 'Keep it shielded',
  takeBack: 'Take it back',
  mine: 'You agreed to a direct connection. It stays shielded until your partner agrees too.',
  theirs: 'Your partner would like a direct connection.',
  both: 'You both agreed. The call is changing to a direct connection; until then it stays shielded.',
} as const;

/** What was measured, in the order in which it matters to a visitor; what is not known is left out. */
export function measuredWords({ framesPerSecond, height, lostPercent, roundTripMs }: QualityReading, seesPicture: boolean): string {
  const picture = [];
  if (seesPicture && height !== null) picture.push(`a picture ${Math.round(height)} lines high`);
  if (seesPicture && framesPerSecond !== null) picture.push(`${Math.round(framesPerSecond)} pictures a second`);
  const said = [];
  if (picture.length > 0) said.push(`You get ${picture.join(', ')}.`);
  if (roundTripMs !== null) said.push(`To your partner and back takes ${Math.round(roundTripMs)} ms.`);
  if (lostPercent !== null) said.push(`${lostWords(lostPercent)} is lost on the way.`);
  return said.join(' ');
}

const lostWords = (percent: number): string =>
  percent > 0 && percent < 0.5 ? 'Less than 1 %' : percent === 0 ? 'Nothing' : `${Math.round(percent)} %`;

/** What stands of agreeing to a direct connection; empty where there is nothing to agree to. */
export function directWords(direct: CallView['direct'], connection: Connection): string {
  if (direct === null || connection === 'direct') return '';
  if (direct.mine && direct.theirs) return DIRECT_WORDS.both;
  if (direct.mine) return DIRECT_WORDS.mine;
  return direct.theirs ? DIRECT_WORDS.theirs : DIRECT_WORDS.offer;
}
