import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { draftProblems, inOrder, LABEL_MOST, type ReadKey, revokeWords, scopesWords, SCOPES } from './key-words.ts';
import { KeyTable } from './key-table.tsx';
import { NewKeyForm } from './new-key-form.tsx';
import { NewKeyNotice } from './new-key-notice.tsx';

const nothing = () => {};
const key = (label: string, change: Partial<ReadKey> = {}): ReadKey => ({
  id: label,
  label,
  scopes: ['totals'],
  createdDay: Date.UTC(2026, 10, 20),
  revoked: false,
  ...change,
});

it('says what a key may read', () => {
  expect(scopesWords(['totals', 'quality'])).toBe('Totals, Data quality');
  expect(scopesWords(SCOPES)).toBe('Everything');
});

it('says what a revocation does before it is done', () => {
  expect(revokeWords(key('report'))).toBe(
    'Whatever reads with “report” (made on 20 Nov 2026) gets no answer from its next request on. This cannot be taken back; to let it read again, make a new key. No number is deleted.',
  );
});

it('lists keys that work first, then the newest', () => {
  const keys = [key('old'), key('gone', { revoked: true, createdDay: Date.UTC(2026, 10, 22) }), key('new', { createdDay: Date.UTC(2026, 10, 21) })];
  expect(inOrder(keys).map(({ label }) => label)).toEqual(['new', 'old', 'gone']);
});

describe('a draft', () => {
  it('needs a name of at most 80 characters and something to read', () => {
    expect(draftProblems({ label: ' report ', scopes: ['totals'] })).toEqual({});
    expect(draftProblems({ label: '  ', scopes: [] })).toHaveProperty('label');
    expect(draftProblems({ label: '  ', scopes: [] })).toHaveProperty('scopes');
    expect(draftProblems({ label: 'é'.repeat(LABEL_MOST), scopes: ['totals'] })).toEqual({});
    expect(draftProblems({ label: 'é'.repeat(LABEL_MOST + 1), scopes: ['totals'] })).toHaveProperty('label');
  });

  it('is not scolded before it was sent', () => {
    const html = render(<NewKeyForm create={async () => ({ ok: true, value: { id: '', token: '' } })} onMade={nothing} />);
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(html).not.toContain('field__error');
  });
});

describe('the list', () => {
  it('offers to revoke what works, and says which', () => {
    const html = render(<KeyTable keys={[key('report'), key('gone', { revoked: true })]} onRevoke={nothing} />);
    expect(html.match(/aria-label="Revoke report"/g)).toHaveLength(1);
    expect(html).toContain('Revoked');
    expect(html).not.toContain('aria-label="Revoke gone"');
  });

  it('says that there is none', () => {
    expect(render(<KeyTable keys={[]} onRevoke={nothing} />)).toContain('There is no key.');
  });
});

it('shows the text of a new key, and says that it is the only time', () => {
  const html = render(<NewKeyNotice label="report" token="vis_0123" onDone={nothing} />);
  expect(html).toContain('vis_0123');
  expect(html).toContain('shown this once');
});
