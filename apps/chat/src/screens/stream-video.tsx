import { useLayoutEffect, useRef } from 'preact/hooks';

export interface StreamVideoProps {
  readonly stream: MediaStream | null;
  /** One's own picture: silent and as in a mirror. */
  readonly own: boolean;
  readonly label: string;
  readonly class?: string;
  /** Enlarges the picture over its frame, which cuts off what stands out. */
  readonly zoom?: number;
  readonly onPicture?: (size: { readonly width: number; readonly height: number }) => void;
}

/** A live picture. `srcObject` is no attribute, so it is set on the element. */
export function StreamVideo({ stream, own, label, zoom = 1, onPicture, ...rest }: StreamVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    const shown = video.current;
    if (shown === null) return undefined;
    shown.srcObject = stream;
    return () => {
      // An element that goes with its stream keeps the camera's pictures from everybody else for 3 s (Chromium 156).
      shown.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={video}
      class={[rest.class, own && 'mirrored'].filter(Boolean).join(' ')}
      data-testid={own ? 'self-video' : 'partner-video'}
      style={{ scale: String(zoom) }}
      aria-label={label}
      autoplay
      playsInline
      muted={own}
      onResize={(event) => {
        const { videoWidth: width, videoHeight: height } = event.currentTarget;
        onPicture?.({ width, height });
      }}
    />
  );
}
