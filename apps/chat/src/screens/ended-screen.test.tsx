import { render } from 'preact-render-to-string';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatLine, EndedView } from '../view.ts';
import { EndedScreen } from './ended-screen.tsx';
import { ENDED_WORDS } from './ended-words.ts';
import { clearReportDraft, reportDraft } from './report-draft.ts';

const nothing = () => {};
const actions = { block: nothing, closeReport: nothing, leave: nothing, next: nothing, openReport: nothing, panic: nothing, sendReport: nothing };
const line = (change: Partial<ChatLine>): ChatLine => ({ id: 1, from: 'partner', text: 'Hello', sequence: 1, delivered: true, filtered: false, ...change });

const ended = (change: Partial<EndedView>): string =>
  render(
    <EndedScreen
      actions={actions}
      view={{ screen: 'ended', mode: 'video', reason: 'partner-left', self: null, report: 'closed', reported: false, wasDirect: false, lines: [], canProve: true, canBlock: true, ...change }}
    />,
  );

describe('the end of a call', () => {
  it.each(Object.keys(ENDED_WORDS.reasons))('%s says what happened, and what there is to do', (reason) => {
    const known = Object.keys(ENDED_WORDS.reasons).filter((one): one is EndedView['reason'] => one === reason);
    const html = ended({ reason: known[0] ?? 'partner-left' });
    expect(html).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(html).toContain('Next</button>');
    expect(html).toContain('Leave</button>');
  });

  it('pushes nobody to the next stranger who has just called panic', () => {
    expect(ended({ reason: 'panic' })).toMatch(/button--primary[^>]*><svg.*?<\/svg>Leave/);
    expect(ended({})).toMatch(/button--primary[^>]*><svg.*?<\/svg>Next/);
  });

  it('has nobody to report where no call was let begin, and speaks of no call’s data', () => {
    const html = ended({ reason: 'refused', canBlock: false });
    expect(html).not.toContain('Report</button>');
    expect(html).not.toContain('data of this call');
  });

  it('says of the data what is so for this call', () => {
    expect(ended({})).not.toMatch(/your IP address|Your report stays/);
    expect(ended({ wasDirect: true })).toContain('your partner could have seen your IP address');
    expect(ended({ reported: true })).toContain('Your report stays with us');
    expect(ended({ reason: 'could-not-connect', wasDirect: true })).toContain('your partner could have seen your IP address');
  });

  it('offers to block while that can still be done', () => {
    expect(ended({})).toContain('Block</button>');
    expect(ended({ canBlock: false })).not.toContain('Block</button>');
  });

  it('says how the report of one tap went, and shows no form for it', () => {
    expect(ended({ reason: 'reported-minor', report: 'sent' })).toContain('Your report is sent.');
    const failed = ended({ reason: 'reported-minor', report: 'failed' });
    expect(failed).toContain('Send it again</button>');
    expect(failed).not.toContain('<dialog');
  });
});

describe('messages that go along with a report', () => {
  afterEach(clearReportDraft);
  const open = (change: Partial<EndedView>) => ended({ report: 'open', lines: [line({}), line({ id: 2, from: 'me', text: 'Unsigned', sequence: 0 })], ...change });

  it('are ticked by nobody but the visitor, and are those that can be proven', () => {
    const html = open({});
    expect(html.match(/type="checkbox"/g)).toHaveLength(1);
    expect(html).not.toContain('checked');
    expect(html).toContain('Only those you tick leave your device');
    expect(html).toContain('so it can be proven');
    expect(html).not.toContain('Unsigned');
  });

  it('are not offered where nobody could open them', () => {
    const html = open({ canProve: false });
    expect(html).not.toContain('type="checkbox"');
    expect(html).toContain('No picture, no sound, no messages.');
    expect(html).not.toContain('are gone now');
  });

  it('are gone with the call where the report was not begun before: that is said', () => {
    expect(ended({ report: 'open' })).toContain('Messages of the call are gone now');
  });

  it('may be too many: that is said, and nothing is lost', () => {
    reportDraft.value = { reason: 'scam', words: 'as I wrote', ticked: [1] };
    const html = open({ report: 'too-much' });
    expect(html).toContain('too many for one report');
    expect(html).toContain('as I wrote');
    expect(html).toContain('checked');
  });
});
