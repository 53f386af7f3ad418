import { BreakableLine } from '../fixtures/breakable-line.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

test('a wait whose connection breaks is told so, and goes on at its old place', async ({ person, product }) => {
  const line = await BreakableLine.to(product.port);
  const ada = await person({ resolverRule: line.resolverRule });
  const ben = await person();
  await ada.findByText();
  await ben.findByText();
  await ada.says('Hello from Ada');
  await ben.reads('Hello from Ada');
  // Both wait, kept apart because they have met: Ada first, then Ben.
  await ada.button('Next').click();
  await expect(ada.heading('Looking for someone to write with')).toBeVisible();
  await expect(ben.heading('Your partner left')).toBeVisible();
  await ben.button('Next').click();
  await expect(ben.reading('Only someone you have met is waiting.')).toBeVisible();

  line.break();
  await expect(ada.reading('The link to our server broke.')).toBeVisible();
  await expect(ben.reading('Nobody else waits for a text chat right now.')).toBeVisible();
  line.mend();
  await expect(ada.reading('The link to our server broke.')).toBeHidden({ timeout: 20_000 });
  await expect(ben.reading('Only someone you have met is waiting.')).toBeVisible();

  const cleo = await person();
  await cleo.findByText();
  await cleo.says('Hello from Cleo');
  await ada.reads('Hello from Cleo');
  await expect(ben.reading('Nobody else waits for a text chat right now.')).toBeVisible();
  line.close();
});
