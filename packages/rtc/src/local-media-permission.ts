import type { TrackKind } from './local-media-event.ts';

export type AskedPermissions = Pick<Permissions, 'query'>;

const NAMES = { audio: 'microphone', video: 'camera' } as const;

/**
 * Tells when the visitor takes a permission back in the browser's own settings, or gives it. Not every
 * browser lets a page ask for these names (older Firefox); there `ended` events of tracks have to do.
 */
export function watchPermissions(
  permissions: AskedPermissions | null,
  onChange: (kind: TrackKind, state: PermissionState) => void,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const watch = async (kind: TrackKind) => {
    const status = await ask(permissions, kind);
    if (status === null || signal.aborted) return;
    status.addEventListener('change', () => onChange(kind, status.state), { signal });
  };
  void watch('audio');
  void watch('video');
  return () => listening.abort();
}

async function ask(
  permissions: AskedPermissions | null,
  kind: TrackKind,
): Promise<PermissionStatus | null> {
  try {
    return (await permissions?.query({ name: NAMES[kind] })) ?? null;
  } catch {
    return null;
  }
}
