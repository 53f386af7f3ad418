import { beforeEach, describe, expect, test } from 'vitest';
import { KEY, MATCH, Scripted, Stage } from './scripted-wire.test-support.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

const WAITING = { type: 'waiting', online: 2, others: 0, avoided: 0, unlike: 0, waitedMs: 0, coolMs: 0, usual: null } as const;

async function two(): Promise<[Scripted, Scripted]> {
  const pair = [new Scripted(stage), new Scripted(stage)] as const;
  for (const one of pair) await one.searching();
  for (const one of pair) one.tell(WAITING);
  return [...pair];
}

async function talking(): Promise<[Scripted, Scripted]> {
  const [ann, ben] = await two();
  ann.matchedWith(ben);
  ben.matchedWith(ann, { mode: ben.sent('find').mode, role: 'impolite' });
  return [ann, ben];
}

/** What a server does that passes frames on. */
function relay(one: Scripted, other: Scripted, ms: number): void {
  for (let passed = 0; passed < ms; passed += 100) {
    stage.pass(100);
    for (const frame of one.frames.splice(0)) other.frame(frame);
    for (const frame of other.frames.splice(0)) one.frame(frame);
  }
}

describe('a simulated client', () => {
  test('accuses nobody when two meet, talk, lose a connection, come back and part as the rules say', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 3_000);
    ann.client.break();
    ben.tell({ type: 'partner-away' });
    await ann.connected();
    expect(ann.sent('rejoin')).toMatchObject({ match: MATCH, generation: 1 });
    for (const one of [ann, ben]) one.tell({ type: 'rejoined' });
    relay(ann, ben, 3_000);
    expect(stage.tally.of('framesTaken')).toBeGreaterThan(8);
    expect(stage.kinds()).toEqual([]);
  });

  test('[R8] claims with the generation that it is told, and counts what it takes back', async () => {
    const [ann] = await two();
    ann.client.break();
    await ann.connected();
    expect(ann.sent('resume').generation).toBe(1);
    ann.tell({ type: 'outdated', generation: 4 });
    expect(ann.sent('resume').generation).toBe(4);
    ann.tell({ type: 'resumed', generation: 5 });
    ann.client.break();
    await ann.connected();
    expect(ann.sent('resume').generation).toBe(5);
    expect(stage.kinds()).toEqual([]);
  });

  test.each(['unavailable', 'rate-limited'] as const)('[R2] claims its seat again when the answer is %s', async (code) => {
    stage.referee.disturbed(60_000);
    const [ann, ben] = await talking();
    relay(ann, ben, 1_000);
    ann.client.break();
    await ann.connected();
    ann.said.splice(0);
    ann.tell({ type: 'error', code });
    stage.pass(900);
    expect(ann.said.filter(({ type }) => type === 'rejoin')).toEqual([]);
    stage.pass(1_200);
    expect(ann.sent('rejoin')).toMatchObject({ match: MATCH, generation: 1 });
    ann.tell({ type: 'rejoined' });
    expect(ann.client.doing).toBe('talking');
  });

  test('[R7] claims its place again when the queue was not reached', async () => {
    stage.referee.disturbed(60_000);
    const [ann] = await two();
    ann.client.break();
    await ann.connected();
    ann.said.splice(0);
    ann.tell({ type: 'error', code: 'unavailable' }, { type: 'idle' });
    stage.pass(2_100);
    expect(ann.said.map(({ type }) => type).filter((type) => type !== 'ping')).toEqual(['resume']);
  });

  test('matched twice: without a search, and by one search in two matches', async () => {
    const [ann, ben] = await talking();
    ann.matchedWith(ben);
    expect(stage.kinds()).toEqual(['matched-twice']);
  });

  test('matched with itself', async () => {
    const ann = await new Scripted(stage).searching();
    ann.matchedWith(ann);
    expect(stage.kinds()).toContain('matched-with-itself');
  });

  test('matched with somebody whom it blocked', async () => {
    const [ann, ben] = [new Scripted(stage, { blocks: 1 }), new Scripted(stage)];
    for (const one of [ann, ben]) await one.searching();
    ann.matchedWith(ben);
    ben.matchedWith(ann, { role: 'impolite' });
    ben.client.stop();
    ann.tell({ type: 'partner-left', reason: 'left' });
    stage.pass(100);
    ann.matchedWith(ben, { match: 'O'.repeat(22) });
    expect(stage.kinds()).toContain('matched-with-a-blocked-one');
  });

  test('a partner who was told of somebody else, or of another key', async () => {
    const [ann, ben] = await two();
    const cleo = await new Scripted(stage).searching();
    ann.matchedWith(ben);
    ben.matchedWith(cleo, { role: 'impolite' });
    expect(stage.kinds()).toContain('wrong-partner');
  });

  test('a key that is not the partner’s', async () => {
    const [ann, ben] = await two();
    ann.matchedWith(ben, { partnerKey: KEY });
    ben.matchedWith(ann, { role: 'impolite' });
    expect(stage.kinds()).toContain('wrong-partner');
  });

  test('a ghost: matched, told nothing else, and no frame comes', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 2_000);
    stage.pass(4_000);
    expect(stage.kinds()).toEqual([]);
    stage.pass(2_000);
    expect(stage.kinds()).toEqual(['ghost']);
  });

  test('no ghost when the server says that the partner is away', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 2_000);
    ben.client.break();
    ann.tell({ type: 'partner-away' });
    stage.pass(6_000);
    expect(stage.kinds()).not.toContain('ghost');
  });

  test('a search without an answer for 5 s', async () => {
    await new Scripted(stage).searching();
    stage.pass(4_500);
    expect(stage.kinds()).toEqual([]);
    stage.pass(1_000);
    expect(stage.kinds()).toEqual(['no-news']);
  });

  test('two who may meet and are left waiting; and none when the server says that it is stalled', async () => {
    await two();
    stage.pass(4_000);
    expect(stage.kinds()).toEqual([]);
    stage.pass(2_000);
    expect(stage.kinds()).toEqual(['stuck']);
    stage.referee.violations.splice(0);
    const other = new Stage();
    const [cleo, dan] = [new Scripted(other), new Scripted(other)];
    other.referee.disturbed(60_000);
    for (const one of [cleo, dan]) await one.searching();
    for (const one of [cleo, dan]) one.tell({ type: 'stalled' });
    other.pass(8_000);
    expect(other.kinds()).toEqual([]);
  });

  test('told that the partner left who is there, or is away who is there', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 12_000);
    ann.tell({ type: 'partner-away' });
    expect(stage.kinds()).toEqual(['untrue']);
    stage.referee.violations.splice(0);
    ann.tell({ type: 'partner-left', reason: 'left' });
    expect(stage.kinds()).toEqual(['untrue']);
  });

  test('an idle that nobody asked for is a search that was dropped', async () => {
    const [ann] = await two();
    ann.tell({ type: 'idle' });
    expect(stage.kinds()).toEqual(['search-dropped']);
  });

  test('a place that is not kept, unless it led to a match that was not heard of', async () => {
    const [ann, ben] = await two();
    ann.client.break();
    ben.client.break();
    await ann.connected();
    ann.tell({ type: 'error', code: 'not-held' });
    expect(stage.kinds()).toEqual(['search-dropped']);
  });

  test('frames in another order, and frames of another call', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 12_000);
    stage.pass(2_100);
    const [first, second] = ann.frames.splice(0);
    if (first === undefined || second === undefined) throw new Error('it sent too little');
    ben.frame(second);
    ben.frame(first);
    expect(stage.kinds()).toEqual(['out-of-order']);
    stage.referee.violations.splice(0);
    const strange = Buffer.from(second);
    strange.fill(7, 9, 25);
    ben.frame(strange);
    expect(stage.kinds()).toEqual(['wrong-partner']);
  });

  test('a frame that never arrives is lost, also when later ones do', async () => {
    const [ann, ben] = await talking();
    relay(ann, ben, 2_000);
    let isFirst = true;
    for (let passed = 0; passed < 13_000; passed += 100) {
      stage.pass(100);
      for (const frame of ann.frames.splice(0)) {
        if (isFirst) isFirst = false;
        else ben.frame(frame);
      }
      for (const frame of ben.frames.splice(0)) ann.frame(frame);
    }
    expect(stage.kinds()).toContain('frame-lost');
  });
});
