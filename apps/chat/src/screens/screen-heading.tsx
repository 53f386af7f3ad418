import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ScreenHeadingProps {
  readonly children: ComponentChildren;
  /** For screens whose picture says it: still there for those who listen. */
  readonly hidden?: boolean;
}

/** Takes the page to its top, at once and whatever the style says of scrolling, and the focus when its screen appears, so that a change of screen is heard and Tab starts here. */
export function ScreenHeading({ children, hidden = false }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => arrive(heading.current, scrollTo), []);
  return (
    <h1 ref={heading} tabIndex={-1} class={hidden ? 'unseen' : undefined}>
      {children}
    </h1>
  );
}

export function arrive(heading: Pick<HTMLElement, 'focus'> | null, scroll: (options: ScrollToOptions) => void): void {
  scroll({ top: 0, behavior: 'instant' });
  heading?.focus({ preventScroll: true });
}
