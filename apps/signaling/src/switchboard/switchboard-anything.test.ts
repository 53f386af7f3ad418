import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opposite } from '../calls/calls.ts';
import { find } from '../testing/messages.ts';
import type { Person } from '../testing/person.ts';
import { Room } from '../testing/room.ts';

const PEOPLE = 4;
const ACTS = ['find', 'cancel', 'leave', 'drop', 'close', 'hush', 'wait', 'silence'] as const;

/** People who do anything, each over as many connections as it takes. */
class Crowd {
  readonly room = new Room();
  readonly people: Person[] = [];

  static async gather(): Promise<Crowd> {
    const crowd = new Crowd();
    for (let one = 0; one < PEOPLE; one += 1) crowd.people.push(await crowd.room.enter());
    return crowd;
  }

  async act(index: number, act: (typeof ACTS)[number], ms: number): Promise<void> {
    const person = this.people[index];
    if (person === undefined) return;
    switch (act) {
      case 'find':
        return person.say(find());
      case 'cancel':
      case 'leave':
        return person.say({ type: act });
      case 'drop':
        return this.#dropAndComeBack(index, person, ms);
      case 'close':
        await person.hangUp(1001);
        this.people[index] = await this.room.enter();
        return;
      case 'hush':
        person.isThere = !person.isThere;
        return;
      case 'wait':
        return this.room.live(ms);
      case 'silence':
        // The node itself says nothing for so long that the pool may have forgotten it.
        return this.room.pass(ms * 10);
    }
  }

  /** What must be true between any two things that happen. */
  check(): void {
    for (const { session } of this.people) {
      const { state } = session;
      if (state.kind === 'searching') expect(state.search.session).toBe(session);
      if (state.kind !== 'seated') continue;
      const { chairs } = state.call;
      expect(chairs[state.role].seat).toEqual({ kind: 'taken', by: session });
      const { seat } = chairs[opposite(state.role)];
      if (seat.kind === 'taken') expect(seat.by.state).toMatchObject({ kind: 'seated', call: state.call });
    }
  }

  /** Everybody is let go, and searches once more. */
  async finish(): Promise<void> {
    for (const [index, person] of this.people.entries()) {
      if (person.closedWith !== null) this.people[index] = await this.room.enter({ keys: person.keys });
      else person.isThere = true;
    }
    await this.room.live(40_000);
    for (const person of this.people) {
      if (person.session.state.kind === 'searching') await person.say({ type: 'cancel' });
      if (person.session.state.kind === 'seated') await person.say({ type: 'leave' });
    }
    await this.room.live(40_000);
    for (const person of this.people) await person.say(find());
    await this.room.live(12_000);
  }

  async #dropAndComeBack(index: number, person: Person, ms: number): Promise<void> {
    const { state } = person.session;
    await person.hangUp(1006);
    await this.room.live(ms);
    const back = await this.room.enter({ keys: person.keys });
    this.people[index] = back;
    if (state.kind === 'searching') await back.resume(state.search.generation);
    if (state.kind === 'seated') await back.rejoin(state.call.id, state.role, state.call.chairs[state.role].generation);
  }
}

test('[S5] [S6] whatever people do, nobody talks to nobody, and all can meet again', async () => {
  const step = fc.tuple(fc.nat(PEOPLE - 1), fc.constantFrom(...ACTS), fc.nat(8_000));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const crowd = await Crowd.gather();
      for (const [index, act, ms] of steps) {
        await crowd.act(index, act, ms);
        crowd.check();
      }
      await crowd.finish();
      crowd.check();
      expect(crowd.room.switchboard.numbers()).toEqual({ online: PEOPLE, waiting: { video: 0, text: 0 }, calls: PEOPLE / 2 });
    }),
    { numRuns: 100 },
  );
}, 60_000);
