import type { SealedCall, SealedCallSettings, TextLine } from '@visavis/rtc';

/** Tests only: a call that writes down what it is asked, and says what a test has it say. */
export class FakeCall implements SealedCall {
  readonly settings: SealedCallSettings;
  readonly asked: unknown[] = [];
  /** What goes out, by kind. */
  readonly sent: Record<string, unknown> = {};
  closed: false | 'bye' | 'lost' = false;
  #texts = 0;

  constructor(settings: SealedCallSettings) {
    this.settings = settings;
  }

  say: SealedCallSettings['onEvent'] = (event) => this.settings.onEvent(event);

  handleFrame = (frame: Uint8Array) => void this.asked.push({ frame: frame.byteLength });
  handleRejoined = () => void this.asked.push('rejoined');
  renewIce: SealedCall['renewIce'] = (servers) => void this.asked.push({ renewIce: servers });
  setTrack: SealedCall['setTrack'] = async (kind, track) => {
    this.sent[kind] = track;
  };
  sayText = (text: string) => {
    this.asked.push({ text });
    this.#texts += 1;
    return this.#texts;
  };
  sayTyping = (on: boolean) => void this.asked.push({ typing: on });
  sayDevices: SealedCall['sayDevices'] = (devices) => void this.asked.push({ devices });
  agreeToDirect = (agreed: boolean) => void this.asked.push({ direct: agreed });
  verifyAgain = () => void this.asked.push('verify again');
  /** As the real one: nothing is left of a call that was closed. */
  proofOf = (lines: readonly TextLine[]) => {
    const { matched } = this.settings;
    const other = matched.role === 'polite' ? 'impolite' : 'polite';
    const texts = lines.map(({ from, sequence }) => ({ role: from === 'me' ? matched.role : other, sequence }));
    return this.closed ? '' : JSON.stringify({ v: 1, token: matched.token, texts });
  };
  summary: SealedCall['summary'] = () => ({ setupMs: 500, quality: 'good' });
  close: SealedCall['close'] = (reason) => {
    this.closed = reason ?? 'bye';
  };
}
