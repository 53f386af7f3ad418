import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AdminServer } from '../admin-server.ts';
import { type Feed, nextFeed } from './feed.ts';

const EVERY_MS = 2_000;

/** Asks for the figures every 2 s, one question at a time, and not while nobody looks. */
export function useFeed(ask: AdminServer['overview']): Feed {
  const feed = useSignal<Feed>({ kind: 'waiting' });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    async function round(): Promise<void> {
      const answer = await ask();
      if (isOver) return;
      feed.value = nextFeed(feed.value, answer);
      if (feed.value.kind !== 'signed-out' && !document.hidden) timer = setTimeout(() => void round(), EVERY_MS);
      else timer = undefined;
    }

    const onLook = () => {
      if (!document.hidden && timer === undefined) void round();
    };
    document.addEventListener('visibilitychange', onLook);
    void round();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [ask]);

  return feed.value;
}
