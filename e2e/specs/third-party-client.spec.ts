import { BreakableLine } from '../fixtures/breakable-line.ts';
import { Newcomer, type Wish } from '../fixtures/newcomer.ts';
import type { Person } from '../fixtures/person.ts';
import { signsOf } from '../fixtures/signs.ts';
import { expect, test as base } from '../fixtures/test.ts';

/** A fair coin gives the roles; so often in a row it falls on one side once in half a million. */
const MOST_CALLS = 20;

const VIDEO: Wish = { mode: 'video', connection: 'shielded' };
const TEXT: Wish = { mode: 'text', connection: 'shielded' };

const test = base.extend<{ newcomer: Newcomer }>({
  newcomer: async ({ browsers, product }, use) => {
    const newcomer = await Newcomer.open(await browsers({ cameras: 1, allows: true }), product.origin);
    await use(newcomer);
    await newcomer.goHome();
  },
});

test.use({ checksPictures: false });

test('meets ours by video as either role: both see frames, and text goes both ways', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByVideo();
  await inBothRoles({ newcomer, ada, wish: VIDEO }, async (words) => {
    await Promise.all([ada.seesPartner(), newcomer.seesPartner()]);
    await talk(newcomer, ada, words);
  });
});

test('meets ours by text as either role', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByText();
  await inBothRoles({ newcomer, ada, wish: TEXT }, (words) => talk(newcomer, ada, words));
});

test('has the same seven signs as ours, as either role', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByText();
  await inBothRoles({ newcomer, ada, wish: TEXT }, async () => {
    const adas = await signsOf(ada);
    await expect.poll(() => newcomer.signs()).toEqual(adas);
  });
});

test('meets ours without the relay where both allow it', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.arrive();
  await ada.allowDirect();
  await ada.turnCameraOn();
  await ada.button('Find someone').click();
  await newcomer.finds({ mode: 'video', connection: 'direct' });
  await Promise.all([ada.seesPartner(), newcomer.seesPartner()]);
});

test('leaves, and is left', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByText();
  await newcomer.finds(TEXT);
  await talk(newcomer, ada, 'first');
  await newcomer.button('Leave').click();
  await newcomer.is('idle');
  await expect(ada.heading('Your partner left')).toBeVisible();

  const ben = await person();
  await ben.findByText();
  await newcomer.finds(TEXT);
  await talk(newcomer, ben, 'second');
  await ben.button('Next').click();
  await newcomer.is(/^partner left$/);
});

test('Next keeps the two apart until both allow it, and its filter alone is enough', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByText();
  await newcomer.finds(TEXT);
  await talk(newcomer, ada, 'once');
  await newcomer.button('Next').click();
  await expect(ada.heading('Your partner left')).toBeVisible();
  await ada.button('Next').click();
  // Ours takes its partner out of its filter; that of the newcomer still holds.
  await ada.button('Meet again').click();
  await newcomer.is('waiting: 1 others, 1 avoided');
  await expect(ada.reading('Only someone you have met is waiting.')).toBeVisible();
  await newcomer.button('Leave').click();
  await newcomer.is('idle');
  await newcomer.button('Allow recent partners').click();
  await newcomer.finds(TEXT);
  await talk(newcomer, ada, 'again');
});

test('comes back to its place in the queue, and to its call', async ({ browsers, person, product }) => {
  const line = await BreakableLine.to(product.port);
  const newcomer = await Newcomer.open(await browsers({ cameras: 1, allows: true, resolverRule: line.resolverRule }), product.origin);
  await newcomer.finds(VIDEO);
  await newcomer.is(/^waiting/);
  line.break();
  await newcomer.is('reconnecting');
  line.mend();
  await newcomer.is(/^(searching again|waiting)/);
  const ada = await person();
  await ada.findByVideo();
  await Promise.all([ada.seesPartner(), newcomer.seesPartner()]);

  line.break();
  await newcomer.is('reconnecting');
  await newcomer.seesPartner();
  await talkOnly(newcomer, ada, 'meanwhile');
  line.mend();
  await newcomer.is('in a call');
  // Twice: the second claim needs the generation that the first one gave.
  line.break();
  await newcomer.is('reconnecting');
  line.mend();
  await newcomer.is('in a call');
  await newcomer.button('Leave').click();
  await newcomer.is('idle');
  await expect(ada.heading('Your partner left')).toBeVisible();
  await newcomer.goHome();
  line.close();
});

test('reports', async ({ newcomer, person }) => {
  const ada = await person();
  await ada.findByText();
  await newcomer.finds(TEXT);
  await newcomer.is('in a call');
  await newcomer.button('Report').click();
  await newcomer.is('reported');
});

/** One call after the other, each with a newcomer whom nobody knows, until both roles were had. */
async function inBothRoles(
  { newcomer, ada, wish }: { newcomer: Newcomer; ada: Person; wish: Wish },
  call: (words: string) => Promise<void>,
): Promise<void> {
  const roles = new Set<string>();
  for (let round = 1; roles.size < 2; round += 1) {
    expect(round).toBeLessThan(MOST_CALLS);
    await newcomer.finds(wish);
    await newcomer.is('in a call');
    roles.add(await newcomer.role());
    await call(`call ${round}`);
    await newcomer.comes(ada.origin);
    await expect(ada.heading('Your partner left')).toBeVisible();
    await ada.button('Next').click();
  }
}

async function talk(newcomer: Newcomer, ada: Person, words: string): Promise<void> {
  await newcomer.is('in a call');
  await talkOnly(newcomer, ada, words);
}

async function talkOnly(newcomer: Newcomer, ada: Person, words: string): Promise<void> {
  await newcomer.says(`${words}, from outside`);
  await ada.reads(`${words}, from outside`);
  await ada.says(`${words}, from us`);
  await newcomer.reads(`${words}, from us`);
}
