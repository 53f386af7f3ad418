import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { ChatLine } from '../view.ts';
import { sendsMessage } from './message-form.tsx';
import { TextPanel } from './text-panel.tsx';

const nothing = () => {};
const line = (change: Partial<ChatLine>): ChatLine => ({ id: 1, from: 'partner', text: 'Hello', sequence: 1, delivered: false, filtered: false, ...change });
const panel = (lines: readonly ChatLine[], partnerTyping = false, canText = true): string =>
  render(<TextPanel id="text" view={{ canText, lines, partnerTyping, phase: 'connected' }} actions={{ sendText: nothing, setTyping: nothing }} />);

describe('a text of the partner', () => {
  it('is never markup', () => {
    const html = panel([line({ text: '<img src=x onerror="alert(1)"><script>alert(2)</script>' })]);
    expect(html).not.toMatch(/<img|<script/);
    expect(html).toContain('&lt;img');
  });

  it('stands alone in its direction', () => {
    expect(panel([line({ text: '\u202Egnp.exe' })])).toMatch(/<bdi class="message__text" dir="auto">\u202Egnp\.exe<\/bdi>/);
  });

  it('leads nowhere before somebody has been asked', () => {
    const html = panel([line({ text: 'look: https://example.org/x' })]);
    expect(html).not.toMatch(/<a |href/);
    expect(html).toContain('role="button"');
  });

  it('stays unread while the filter hides it', () => {
    const html = panel([line({ text: 'a word nobody wants', filtered: true })]);
    expect(html).not.toContain('nobody wants');
    expect(html).toContain('Hidden by the word filter');
  });
});

describe('one’s own text', () => {
  it('says whether it has arrived, by a shape with a name; the newest one in words too', () => {
    const html = panel([line({ id: 1, from: 'me', delivered: true }), line({ id: 2, from: 'me', delivered: false }), line({ id: 3 })]);
    expect(html.match(/aria-label="Delivered"/g)).toHaveLength(1);
    expect(html.match(/aria-label="Not there yet"/g)).toHaveLength(1);
    expect(html).toContain('<span aria-hidden="true">Not there yet</span>');
    expect(html).not.toContain('<span aria-hidden="true">Delivered</span>');
  });
});

it('a partner whose page takes no texts is said to, and nothing can be sent', () => {
  const html = panel([], false, false);
  expect(html).toContain('Your partner’s page is of an older version');
  expect(html).not.toContain('Say hello');
  expect(html).toContain('aria-disabled="true"');
  expect(panel([])).not.toContain('older version');
});

it('typing is seen, and not announced', () => {
  expect(panel([], true)).toContain('<p class="text-panel__typing">Your partner is typing…</p>');
  expect(panel([])).not.toContain('typing…');
});

it('five hundred long texts are drawn', () => {
  const html = panel(Array.from({ length: 500 }, (_, index) => line({ id: index + 1, text: 'a long line '.repeat(83) })));
  expect(html.match(/class="message message--partner"/g)).toHaveLength(500);
});

describe('Enter', () => {
  const enter = { isComposing: false, key: 'Enter', keyCode: 13, shiftKey: false };
  it('sends, but not while a word is being chosen, nor with Shift', () => {
    expect(sendsMessage(enter)).toBe(true);
    for (const change of [{ isComposing: true }, { keyCode: 229 }, { shiftKey: true }, { key: 'a' }]) {
      expect(sendsMessage({ ...enter, ...change })).toBe(false);
    }
  });
});
