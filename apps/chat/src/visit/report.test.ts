import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import type { VisitEvent } from './event.ts';
import { checked, EVIDENCE_KEY, findOf, link, matched, matchedMessage, NONCE, refused, said, searching, server, story, talking } from './story.ts';

const send: VisitEvent = { type: 'send-report', reason: 'harassment', words: ' rude ', ticked: [] };
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

it('a call that was reported, in it or after it, is one at its end', () => {
  const sent = [open, send, server({ type: 'reported' }), { type: 'close-report' }] as const;
  expect(story(...talking, ended).view).toMatchObject({ reported: false });
  expect(story(...talking, ...sent, ended).view).toMatchObject({ report: 'closed', reported: true });
  expect(story(...talking, ended, ...sent).view).toMatchObject({ report: 'closed', reported: true });
});

describe('a report that is being written', () => {
  it(proves('outlives the call', 'VIS-12-14'), () => {
    expect(story(...talking, open, ended).view).toMatchObject({ screen: 'ended', report: 'open' });
    expect(story(...talking, open, send, ended).view).toMatchObject({ report: 'sending' });
  });

  it('[P2] carries no control characters but line breaks, and no half character', () => {
    const written = `a\u0000b\tc\r\nd\u009fe${'\ud83d\ude00'.repeat(300)}`;
    const told = story(...talking, open, { type: 'send-report', reason: 'other', words: written, ticked: [] });
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
      ticked: [],
    });
    expect(told.asked[0]).toMatchObject({ message: { words: 'a'.repeat(500) } });
  });
});

describe('texts with a report', () => {
  const written = [...talking, said(1, 'bad'), said(2, 'worse'), { type: 'send-text', text: 'stop' }, { type: 'sequenced', id: 3, sequence: 1 }] as const;
  const ticked: VisitEvent = { type: 'send-report', reason: 'hate', words: '', ticked: [1, 3] };
  const message = { type: 'report', reason: 'hate', mode: 'video', words: '' };
  const sealed = {
    do: 'report',
    message,
    lines: [
      { from: 'partner', sequence: 1 },
      { from: 'me', sequence: 1 },
    ],
    evidenceKey: EVIDENCE_KEY,
  };

  it(proves('[P4] are those that were ticked, and no others', 'VIS-12-21', 'VIS-12-22'), () => {
    expect(story(...written, open).view).toMatchObject({ canProve: true });
    expect(story(...written, open, ticked).asked).toEqual([sealed, { do: 'wait', timer: 'report', ms: 10_000 }]);
  });

  it('[P4] are none where none is ticked', () => {
    expect(story(...written, open, { ...ticked, ticked: [] }).asked).toContainEqual({ do: 'send', message });
  });

  it('[M13] are none where the server named no keys, or has nobody to seal them to', () => {
    const { token: _, partnerSignKey: __, ...unsigned } = matchedMessage;
    const unnamed = story(...searching, server(unsigned), said(1, 'bad'), open);
    expect(unnamed.view).toMatchObject({ canProve: false });
    expect(unnamed.and(ticked).asked).toContainEqual({ do: 'send', message });
    const older = server({ type: 'welcome', version: 1, minor: 1, online: 1, connections: ['shielded'], wishes: [], nonce: NONCE });
    expect(story(...checked, older, { type: 'find', mode: 'video' }, matched).view).toMatchObject({ screen: 'call', canProve: false });
    expect(story(...checked, older, { type: 'find', mode: 'video' }).asked).toContainEqual({ ...findOf(), signs: false });
  });

  it('[P4] a line of ours that was never signed does not go along', () => {
    const told = story(...talking, { type: 'send-text', text: 'early' }, open, { ...ticked, ticked: [1] });
    expect(told.asked).toContainEqual({ do: 'send', message });
  });

  it.each(['failed', 'too-much'] as const)('that could not be sealed (%s) fail the report, which can be sent again', (reason) => {
    const told = story(...written, open, ticked, { type: 'report-unsent', reason });
    expect(told.view).toMatchObject({ report: reason });
    expect(told.and(ticked).asked).toContainEqual(sealed);
  });

  it('live on after the call only while the report is open', () => {
    const kept = story(...written, open, ended);
    expect(kept.view).toMatchObject({ screen: 'ended', canProve: true, lines: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(kept.asked).toContainEqual({
      do: 'end-call',
      keep: [
        { from: 'partner', sequence: 1 },
        { from: 'partner', sequence: 2 },
        { from: 'me', sequence: 1 },
      ],
    });
    expect(kept.and(ticked).asked).toContainEqual(sealed);
    for (const last of [[{ type: 'close-report' }], [ticked, server({ type: 'reported' })], [{ type: 'panic' }]] as const) {
      const over = kept.and(...last);
      expect(over.view).toMatchObject({ lines: [] });
      expect(JSON.stringify(over.state)).not.toContain('worse');
      expect(over.asked).toContainEqual({ do: 'forget-call' });
    }
    const next = kept.and({ type: 'next' });
    expect(JSON.stringify(next.state)).not.toContain('worse');
    expect(next.asked).toContainEqual({ do: 'forget-call' });
  });

  it('are gone with the call where no report is open', () => {
    const over = story(...written, ended);
    expect(over.view).toMatchObject({ lines: [] });
    expect(over.asked).toEqual([{ do: 'end-call' }]);
    expect(JSON.stringify(over.state)).not.toContain('worse');
    expect(over.and(open).view).toMatchObject({ report: 'open', lines: [] });
  });
});
