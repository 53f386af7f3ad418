import { Icon } from '@visavis/ui/icon';
import { Mark } from '@visavis/ui/mark';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { CALL_WORDS as words } from './call-words.ts';
import { isCovered, PictureCover } from './picture-cover.tsx';
import { pictureZoom } from './picture-zoom.ts';
import { SelfView } from './self-view.tsx';
import { StreamVideo } from './stream-video.tsx';

export interface PartnerPictureProps {
  readonly view: CallView;
  readonly actions: Pick<Actions, 'switchGuard'>;
}

/** The call itself: the partner's picture, as large as the screen allows, and one's own in a corner. */
export function PartnerPicture({ view, actions }: PartnerPictureProps) {
  const [picture, setPicture] = useState({ width: 0, height: 0 });
  const stage = useRef<HTMLDivElement>(null);
  const frame = useSize(stage);
  const covered = isCovered(view.guard?.partner);
  const plate = plateOf(view, picture.width > 0);
  return (
    // The cover comes with the picture, in the same drawing, so that no frame is painted before it.
    <div ref={stage} class="call__stage" data-guard={view.guard?.partner}>
      <StreamVideo
        stream={view.partner}
        own={false}
        label={words.partnerPicture}
        class={covered ? 'call__partner call__partner--covered' : 'call__partner'}
        zoom={pictureZoom(picture, frame)}
        onPicture={setPicture}
      />
      {view.guard !== null && plate?.covers !== true && <PictureCover key={view.guard.partner} guard={view.guard} actions={actions} />}
      {plate !== null && (plate.covers || !covered) && (
        <div class={`call__plate ${plate.covers ? 'call__plate--covers' : ''}`}>
          {plate.meeting ? <Mark pose="meeting" /> : <Icon name={plate.icon} />}
          <p>{plate.words}</p>
        </div>
      )}
      <SelfView stream={view.self} cameraOn={view.cameraOn} blurred={isCovered(view.guard?.own)} />
    </div>
  );
}

/** What stands where the picture would be; null while there is one. */
function plateOf({ guard, phase, partnerDevices }: CallView, hasPicture: boolean) {
  if (phase === 'connecting') {
    return { meeting: true, covers: true, icon: 'camera', words: words.connecting } as const;
  }
  if (partnerDevices?.paused === true) {
    return { meeting: false, covers: true, icon: 'pause', words: words.partnerPaused } as const;
  }
  if (partnerDevices?.camera === false) {
    return { meeting: false, covers: true, icon: 'camera-off', words: words.partnerCameraOff } as const;
  }
  // A picture that stood still is to be checked anew; it is not the check that it waits for.
  if (phase === 'reconnecting' && guard?.partner === 'checking') {
    return { meeting: false, covers: true, icon: 'camera', words: words.pictureStopped } as const;
  }
  if (!hasPicture) {
    return { meeting: false, covers: false, icon: 'camera', words: words.noPicture } as const;
  }
  return null;
}

function useSize(element: { readonly current: HTMLElement | null }) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize(entry.contentRect);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
