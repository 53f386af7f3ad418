import { expect, test } from '../fixtures/test.ts';

test('a part of the page that does not load is said, and loading again mends it', async ({ person }) => {
  const ada = await person();
  await ada.page.goto(`${ada.origin}/chat/`);
  await expect(ada.button('I am 18 or older')).toBeVisible();
  let refused = 0;
  await ada.page.route('**/chat/assets/*.js', (route) => {
    refused += 1;
    return route.abort('connectionreset');
  });
  await ada.button('I am 18 or older').click();
  await expect(ada.reading('A part of this page did not load.')).toBeVisible();
  expect(refused).toBeGreaterThan(0);
  await expect(ada.button('Text only')).toBeDisabled();

  await ada.page.unroute('**/chat/assets/*.js');
  await ada.button('Load again').click();
  await ada.button('Text only').click();
  await expect(ada.heading('Looking for someone to write with')).toBeVisible();
});
