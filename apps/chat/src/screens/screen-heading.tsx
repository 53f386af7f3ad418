import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface ScreenHeadingProps {
  readonly children: ComponentChildren;
  /** For screens whose picture says it: still there for those who listen. */
  readonly hidden?: boolean;
}

/** Takes the focus when its screen appears, so that a change of screen is heard and Tab starts here. */
export function ScreenHeading({ children, hidden = false }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} class={hidden ? 'unseen' : undefined}>
      {children}
    </h1>
  );
}
