import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import type { VisitEvent } from './event.ts';
import { link, refused, server, story, talking } from './story.ts';

const send: VisitEvent = { type: 'send-report', reason: 'harassment', words: ' rude ' };
const open: VisitEvent = { type: 'open-report' };
const ended: VisitEvent = server({ type: 'partner-left', reason: 'left' });

describe.each([
  ['in a call', [...talking]],
  ['after a call', [...talking, ended]],
])('a report %s', (_, before) => {
  it(proves('[P1] is sent, and stays with the server’s answer', 'VIS-12-14'), () => {
    const sending = story(...before, open, send);
    expect(sending.view).toMatchObject({ report: 'sending' });
    expect(sending.asked).toEqual([
      {
        do: 'send',
        message: { type: 'report', reason: 'harassment', mode: 'video', words: 'rude' },
      },
      { do: 'wait', timer: 'report', ms: 10_000 },
    ]);
    const sent = sending.and(server({ type: 'reported' }));
    expect(sent.view).toMatchObject({ report: 'sent' });
    expect(sent.and({ type: 'waited', timer: 'report' }).view).toMatchObject({ report: 'sent' });
    expect(sent.and({ type: 'close-report' }).view).toMatchObject({ report: 'closed' });
  });

  it.each([
    ['the server refuses it', refused('report-failed')],
    ['there were too many', refused('rate-limited')],
    ['nobody answers for ten seconds', { type: 'waited', timer: 'report' } as const],
  ])('fails when %s, and can be sent again', (_reason, event) => {
    const failed = story(...before, open, send, event);
    expect(failed.view).toMatchObject({ report: 'failed' });
    expect(failed.and(send).view).toMatchObject({ report: 'sending' });
  });

  it('fails at once without a link', () => {
    const told = story(...before, open, link('reconnecting'), send);
    expect(told.view).toMatchObject({ report: 'failed' });
    expect(told.asked).toEqual([]);
  });

  it('is not sent twice', () => {
    expect(story(...before, open, send, send).asked).toEqual([]);
  });

  it('is not mistaken for refused by an error about something else', () => {
    expect(story(...before, open, send, refused('no-partner')).view).toMatchObject({
      report: 'sending',
    });
  });
});

describe('a report that is being written', () => {
  it(proves('outlives the call', 'VIS-12-14'), () => {
    expect(story(...talking, open, ended).view).toMatchObject({ screen: 'ended', report: 'open' });
    expect(story(...talking, open, send, ended).view).toMatchObject({ report: 'sending' });
  });

  it('[P2] carries no control characters but line breaks, and no half character', () => {
    const written = `a\u0000b\tc\r\nd\u009fe${'\ud83d\ude00'.repeat(300)}`;
    const told = story(...talking, open, { type: 'send-report', reason: 'other', words: written });
    const [sent] = told.asked;
    const words = sent?.do === 'send' && sent.message.type === 'report' ? sent.message.words : '';
    expect(words).toMatch(/^abc\nde/);
    expect(words).toHaveLength(500);
    expect(words.isWellFormed()).toBe(true);
  });

  it('[P2] carries no more words than the protocol takes', () => {
    const told = story(...talking, open, {
      type: 'send-report',
      reason: 'other',
      words: 'a'.repeat(900),
    });
    expect(told.asked[0]).toMatchObject({ message: { words: 'a'.repeat(500) } });
  });
});
