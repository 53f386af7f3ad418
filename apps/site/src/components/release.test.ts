import type { Release as Version } from '@visavis/policy/history';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { describe, expect, it } from 'vitest';
import { longerLog } from '../history/planted-release.test-support.ts';
import Release from './release.astro';

const container = await AstroContainer.create();
const shown = (props: { readonly release: Version; readonly previous?: Version }) => container.renderToString(Release, { props });

describe('a version on the history page', () => {
  const [first, longer] = longerLog();

  it('says its number, its days, what it means and which notice followed', async () => {
    const html = await shown({ release: longer, previous: first });
    expect(html).toContain('id="version-2"');
    expect(html).toContain('An important change.');
    for (const day of ['2027-03-01', '2027-03-31']) expect(html).toContain(`datetime="${day}"`);
    expect(html).toContain('A notice that stays until it is read, from 1 March 2027.');
    expect(html).not.toContain('Before launch');
  });

  it('names the facts first, then the words that came and went', async () => {
    const html = await shown({ release: longer, previous: first });
    const fact = html.indexOf('kept for 120 days instead of 90 days');
    expect(fact).toBeGreaterThan(0);
    expect(html.indexOf('<ins')).toBeGreaterThan(fact);
    expect(html).toMatch(/<del[^>]*>90<\/del><ins[^>]*>120<\/ins>/);
  });

  it('leads to all four documents as they stood', async () => {
    const html = await shown({ release: longer, previous: first });
    for (const name of ['privacy', 'cookies', 'terms', 'guidelines']) {
      expect(html).toContain(`href="/privacy/history/2/${name}/"`);
    }
  });

  it('has nothing to differ from when it is the first, and says when nobody could use the service', async () => {
    const html = await shown({ release: { ...first, launched: false } });
    expect(html).toContain('The first version.');
    expect(html).toContain('Before launch');
    expect(html).not.toContain('What is different');
  });
});
