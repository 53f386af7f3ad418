import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, it } from 'vitest';
import { changeNotices } from '../history/change-notice.ts';
import { longerLog } from '../history/planted-release.test-support.ts';
import ChangeNotice from './change-notice.astro';

it('is a line with a link to the difference, and no script', async () => {
  const notices = changeNotices(longerLog(), '2027-03-05');
  const container = await AstroContainer.create();
  const html = await container.renderToString(ChangeNotice, { props: { notices } });
  expect(html).toContain('From 31 March 2027, our policy changes in an important way.');
  expect(html).toContain('href="/privacy/history/#version-2"');
  expect(html).not.toContain('<script');
  expect(await container.renderToString(ChangeNotice, { props: { notices: [] } })).not.toContain('<aside');
});
