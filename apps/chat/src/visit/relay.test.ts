import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { checked, entered, idle, later, matched, server, story, storyUnder, stream, welcome } from './story.ts';

const ice = server({ type: 'ice', servers: [{ urls: ['turn:relay.example'] }], ttl: 100 });
const find = { type: 'find', mode: 'video' } as const;
const check = { do: 'check-relay' };
const told = (result: 'works' | 'fails' | 'full') => ({ type: 'relay', result }) as const;
const asked = [...checked, find, ice] as const;

describe('the relay check', () => {
  it(proves('goes on beside the first shielded search, which waits for nobody', 'VIS-02-22'), () => {
    const checking = story(...asked);
    expect(checking.asked).toContainEqual(check);
    expect(checking.and(told('works')).view).toMatchObject({ screen: 'waiting' });
    expect(checking.and(told('works')).asked).toEqual([]);
    expect(checking.and(ice).asked).not.toContainEqual(check);
  });

  it.each(['fails', 'full'] as const)(proves('brings the visitor back with a plain answer when it %s', 'VIS-02-22'), (result) => {
    const back = story(...asked, told(result));
    expect(back.view).toMatchObject({ screen: 'check', relay: result });
    expect(back.asked).toEqual([{ do: 'send', message: { type: 'cancel' } }, { do: 'watch-level', stream }]);
  });

  it('is asked once more when the visitor wants, with the credentials while they hold', () => {
    const failed = story(...asked, told('fails'), idle);
    const again = failed.and({ type: 'check-relay' });
    expect(again.asked).toEqual([check]);
    expect(again.view).toMatchObject({ relay: 'checking' });
    expect(again.and({ type: 'check-relay' }).asked).toEqual([]);
    expect(again.and(told('works')).view).toMatchObject({ relay: 'works' });
    const late = failed.and(later(100_000), { type: 'check-relay' });
    expect(late.asked).toEqual([]);
    expect(late.view).toMatchObject({ relay: 'unknown' });
    expect(late.and(find, ice).asked).toContainEqual(check);
  });

  it('is made anew by the next Start after it failed', () => {
    expect(story(...asked, told('fails'), idle, find, ice).asked).toContainEqual(check);
  });

  it('holds for ten minutes where it worked', () => {
    const worked = story(...asked, told('works'), matched, { type: 'next' }, idle);
    expect(worked.and(later(599_999), ice).asked).not.toContainEqual(check);
    expect(worked.and(later(600_000), ice).asked).toContainEqual(check);
  });

  it('is not made where the relay is not all that is looked for', () => {
    const choice = story(...checked, { type: 'allow-connection', connection: 'direct' });
    expect(choice.view).toMatchObject({ relay: 'not-needed' });
    expect(choice.and(find, ice).asked).not.toContainEqual(check);
    const direct = storyUnder('direct', ...entered, welcome('direct'), { type: 'find', mode: 'text' }, ice);
    expect(direct.asked).not.toContainEqual(check);
  });

  it('does not end a call that was found meanwhile: the call says it itself', () => {
    expect(story(...asked, matched, told('fails')).view).toMatchObject({ screen: 'call' });
  });

  it('is of a search that was taken back when its answer comes late', () => {
    expect(story(...asked, { type: 'cancel' }, told('fails'))).toMatchObject({ asked: [], view: { screen: 'check', relay: 'fails' } });
  });
});
