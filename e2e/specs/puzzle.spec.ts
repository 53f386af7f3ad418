import type { Page } from '@playwright/test';
import { visitorOf } from '../fixtures/browser.ts';
import { Newcomer } from '../fixtures/newcomer.ts';
import { Person } from '../fixtures/person.ts';
import { Product } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

const running: Product[] = [];
test.afterEach(async () => {
  for (const product of running.splice(0)) await product.stop();
});

test('where each search costs a puzzle, our page and the client from outside solve theirs, and the two meet', async ({ browsers }) => {
  const product = await Product.start({ env: { CHALLENGE: 'always' } });
  running.push(product);
  const browser = await browsers({ cameras: 1, allows: true });
  const newcomer = await Newcomer.open(browser, product.origin);
  // Another socket, so that its frames are seen from the first one on.
  const solvedByNewcomer = countSolved(newcomer.page);
  await newcomer.comes(product.origin);
  await newcomer.finds({ mode: 'text', connection: 'shielded' });
  await newcomer.is(/^waiting/);
  const context = await visitorOf(browser);
  const page = await context.newPage();
  const solvedByAda = countSolved(page);
  const ada = new Person(context, page, product.origin, { checksPictures: false });
  await ada.findByText();
  await newcomer.is('in a call');
  await newcomer.says('Hello from outside');
  await ada.reads('Hello from outside');
  expect([solvedByNewcomer(), solvedByAda()]).toEqual([1, 1]);

  await newcomer.goHome();
  await ada.goHome();
});

/** Counts the solutions that a page sends. */
function countSolved(page: Page): () => number {
  let solved = 0;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (payload.toString().startsWith('{"type":"solve"')) solved += 1;
    }),
  );
  return () => solved;
}
