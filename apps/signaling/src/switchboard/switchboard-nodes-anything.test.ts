import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { Service } from '../testing/service.ts';

const NODES = ['east', 'west', 'north'] as const;

const node = fc.constantFrom(...NODES);
const who = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('cut off' as const), who }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('come back' as const), who, node }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('kill' as const), node }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('freeze' as const), node }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('thaw' as const), node }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('line' as const), fate: fc.constantFrom('arrives', 'lost', 'refused', 'in doubt', 'twice' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('directory' as const), isAway: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave' as const), who }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('pass' as const), ms: fc.constantFrom(100, 700, 2_000, 4_000) }) },
);

test('[R1–R8] whatever becomes of nodes, lines and connections, both of a call talk again or both know that it is over', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(node, node, fc.array(step, { maxLength: 14 }), async (one, other, steps) => {
      const service = await Service.of(...NODES);
      const { match, polite, impolite } = await service.couple(one, other);
      const callers = [new Caller(service, { person: polite, role: 'polite', match }), new Caller(service, { person: impolite, role: 'impolite', match })] as const;
      const isAt = (caller: Caller, name: string) => service.nodes.includes(name) && caller.person.room === service.room(name);
      const kill = async (name: string) => {
        const there = callers.filter((caller) => isAt(caller, name));
        service.kill(name);
        for (const caller of there) await caller.cutOff(false);
        await service.start(name);
      };
      const hear = async () => {
        await service.settle();
        for (const caller of callers) await caller.listen();
      };
      const canReach = (caller: Caller) => !NODES.some((name) => isAt(caller, name) && service.isFrozen(name));

      for (const [index, did] of steps.entries()) {
        for (const caller of callers) if (caller.state === 'in touch' && canReach(caller)) caller.sendFrame(index);
        if (did.does === 'cut off') await callers[did.who]?.cutOff(canReach(callers[did.who] ?? callers[0]));
        if (did.does === 'come back' && !service.isFrozen(did.node)) await callers[did.who]?.comeBack(did.node);
        if (did.does === 'kill') await kill(did.node);
        if (did.does === 'freeze') service.freeze(did.node);
        if (did.does === 'thaw') service.thaw(did.node);
        if (did.does === 'line') service.fate = () => did.fate;
        if (did.does === 'directory') service.isDirectoryAway = did.isAway;
        if (did.does === 'leave') await callers[did.who]?.leave();
        if (did.does === 'pass') await service.pass(did.ms);
        await hear();
      }

      service.fate = () => 'arrives';
      service.isDirectoryAway = false;
      for (const name of NODES) service.thaw(name);
      await service.pass(200);
      for (const caller of callers) await caller.comeBack('north');
      for (let round = 0; round < 10; round += 1) {
        await service.pass(5_000);
        await hear();
      }
      const states = callers.map(({ state }) => state);
      expect([['in touch', 'in touch'], ['over', 'over']]).toContainEqual(states);
      const calls = service.nodes.map((name) => service.room(name).switchboard.numbers().calls);
      if (states[0] === 'over') {
        expect(calls).toEqual([0, 0, 0]);
        return;
      }
      for (const { person } of callers) person.frames.splice(0);
      callers[0].sendFrame(1);
      callers[1].sendFrame(2);
      await service.settle();
      expect(callers.map(({ person }) => person.frames.map((frame) => new Uint8Array(frame)[1]))).toEqual([[2], [1]]);
    }),
    { numRuns: 200 },
  );
});
