import { useSignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { Answer } from '../admin-server.ts';
import { answered, asked, type Loaded, UNASKED } from './loaded.ts';

/** Called when an answer says that nobody is signed in any more. */
export const SessionEnd = createContext<() => void>(() => {});

const EVERY_MS = 60_000;
const AGAIN_MS = 5_000;

export interface Asked<T> {
  readonly loaded: Loaded<T>;
  readonly retry: () => void;
}

/**
 * Asks when `key` changes, then once a minute while somebody looks, and every 5 s after a failure. `key` names
 * everything that the question depends on. When the session is over, the dashboard leaves by itself.
 */
export function useAnswer<T>(load: () => Promise<Answer<T>>, key: string): Asked<T> {
  const loaded = useSignal<Loaded<T>>(UNASKED);
  const question = useRef(load);
  question.current = load;
  const retry = useRef<() => void>(() => {});
  const onSessionEnd = useContext(SessionEnd);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isAsking = false;

    async function round(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      isAsking = true;
      const answer = await question.current();
      isAsking = false;
      if (isOver) return;
      loaded.value = answered(loaded.value, answer);
      if (loaded.value.kind === 'signed-out') onSessionEnd();
      else if (!document.hidden) timer = setTimeout(() => void round(), loaded.value.kind === 'failed' ? AGAIN_MS : EVERY_MS);
    }

    const onLook = () => {
      if (!document.hidden && timer === undefined && !isAsking) void round();
    };
    const onOnline = () => {
      if (!isAsking) void round();
    };
    retry.current = () => {
      if (isAsking) return;
      loaded.value = asked(loaded.value, 'same');
      void round();
    };
    loaded.value = asked(loaded.value, 'another');
    document.addEventListener('visibilitychange', onLook);
    addEventListener('online', onOnline);
    void round();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onLook);
      removeEventListener('online', onOnline);
    };
  }, [key]);

  return { loaded: loaded.value, retry: () => retry.current() };
}
