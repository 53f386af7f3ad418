import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { describe, expect, it } from 'vitest';
import { pageMarks } from '../promises/page-marks.ts';
import { declared, ledgerOf, measured, proven, unproven } from '../promises/planted-entry.test-support.ts';
import PromiseButton from './promise-button.astro';
import PromiseCards from './promise-cards.astro';

const IDS = { proven: '1V1-04-01', measured: '1V1-02-06', declared: '1V1-06-04', unproven: '1V1-08-08' } as const;
const LEDGER = ledgerOf(
  proven(IDS.proven, { tests: ['a.test.ts › deletes in time', 'a.test.ts › deletes at once'] }),
  measured(IDS.measured),
  declared(IDS.declared),
  unproven(IDS.unproven, 'SLA'),
);
const container = await AstroContainer.create();

async function cardOf(state: keyof typeof IDS): Promise<string> {
  const { cards } = pageMarks([[IDS[state]]], LEDGER);
  return container.renderToString(PromiseCards, { props: { cards } });
}

describe('a card', () => {
  it('is opened and closed by buttons that say so in HTML, and by nothing else', async () => {
    const { markOf } = pageMarks([[IDS.proven]], LEDGER);
    const button = await container.renderToString(PromiseButton, { props: { mark: markOf([IDS.proven]) } });
    const card = await cardOf('proven');
    expect(button).toMatch(/<button [^>]*popovertarget="card-1"[^>]* aria-label="Proven: see how"/);
    expect(card).toMatch(/<div [^>]*id="card-1" popover(="[^"]*")? role="dialog" aria-label="Proven"/);
    expect(card).toMatch(/<button [^>]*popovertarget="card-1">Close</);
    expect(button + card).not.toMatch(/<script|\son[a-z]+=/);
  });

  it('of a proven sentence says what keeps it, what shows it and since when, and where all of it stands', async () => {
    const card = await cardOf('proven');
    expect(card).toContain('packages/services');
    expect(card).toContain('Shown by 2 tests since 22 November 2026. One of them:');
    expect(card).toContain('<dd>deletes in time</dd>');
    expect(card.indexOf('Shown by')).toBeLessThan(card.indexOf('Kept by'));
    expect(card).toMatch(new RegExp(`<a href="/promises/#${IDS.proven}">All about this promise</a>`));
  });

  it('says whether the sentence makes more than one promise, within the link to where all of them stand', async () => {
    const { cards } = pageMarks([[IDS.proven, IDS.declared]], LEDGER);
    const card = await container.renderToString(PromiseCards, { props: { cards } });
    expect(card).toContain(`#${IDS.declared}">All about these promises</a>`);
  });

  it('of a declared one has another glyph, another word, its date and its end', async () => {
    const card = await cardOf('declared');
    expect(card).toContain('href="#mark-declared"');
    expect(card).toContain('Declared by people on 2 November 2026, good until 2 November 2027.');
    expect(card).not.toMatch(/proven/i);
  });

  it('of a measured one leads to the figure', async () => {
    expect(await cardOf('measured')).toContain('href="/numbers/#calls"');
  });

  it('of an unproven one says what is missing, and names no code that would keep it', async () => {
    const card = await cardOf('unproven');
    expect(card).toContain('Not proven yet');
    expect(card).toContain('What it waits for');
    expect(card).not.toMatch(/Kept by|Shown by/);
  });
});
