import { rmSync } from 'node:fs';
import { Person } from '../fixtures/person.ts';
import { Product, temporaryData } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

test('when everything on the server dies during a call, the picture goes on and the link comes back by itself', async ({ browsers }) => {
  const dataFolder = temporaryData();
  const before = await Product.start({ dataFolder });
  const browser = await browsers({ cameras: 1, allows: true });
  const people = await Promise.all(
    [0, 1].map(async () => {
      const context = await browser.newContext();
      return new Person(context, await context.newPage(), before.origin, { checksPictures: false });
    }),
  );
  const [ada, ben] = people;
  if (ada === undefined || ben === undefined) throw new Error('nobody came');
  for (const person of people) {
    await person.arrive();
    // The relay dies with the rest, so only a direct call can show that media does not need us.
    await person.allowDirect();
    await person.turnCameraOn();
    await person.button('Find someone').click();
  }
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);

  before.signal('SIGKILL');
  await before.ended;
  await expect(ada.reading('No link to our server. Your call goes on.')).toBeVisible();
  await ada.seesPartner();
  await ada.says('Still here');
  await ben.reads('Still here');

  const after = await Product.start({ dataFolder, port: before.port });
  await expect(ada.reading('No link to our server. Your call goes on.')).toBeHidden({ timeout: 30_000 });
  await expect(ben.reading('No link to our server. Your call goes on.')).toBeHidden({ timeout: 30_000 });
  await ada.seesPartner();

  await ada.button('Next').click();
  await expect(ben.heading('Your partner left')).toBeVisible();
  for (const person of people) await person.goHome();
  await after.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a visitor who comes while the server is away is told so, and gets in when it is back', async ({ person, product }) => {
  const ada = await person();
  await ada.page.goto(`${product.origin}/chat/`);
  await ada.page.routeWebSocket(/\/ws$/, (socket) => socket.close());
  await ada.button('I am 18 or older').click();
  await expect(ada.reading('Our server can’t be reached.')).toBeVisible({ timeout: 20_000 });
  await expect(ada.button('Try again')).toBeVisible();
});
