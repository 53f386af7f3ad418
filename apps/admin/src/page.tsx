import { Mark } from '@visavis/ui/mark';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageProps {
  /** What is in the corner: who is signed in, and the way out. */
  readonly corner?: ComponentChildren;
  /** One line on what happens to the operator's own data here. */
  readonly footnote: string;
  readonly children: ComponentChildren;
}

export function Page({ corner, footnote, children }: PageProps) {
  return (
    <>
      <header class="page-header">
        <div class="frame">
          <span class="brand">
            <Mark />
            Visavis <span class="brand__part">dashboard</span>
          </span>
          {corner}
        </div>
      </header>
      <main id="main" class="frame">
        {children}
      </main>
      <footer class="page-footer">
        <div class="frame">
          <p>{footnote}</p>
        </div>
      </footer>
    </>
  );
}

interface HeadingProps {
  /** Also the title of the tab. */
  readonly words: string;
}

/** The screen's one heading. It takes the focus when the screen appears, so that it is read first. */
export function Heading({ words }: HeadingProps) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => element.current?.focus(), []);
  useEffect(() => {
    document.title = `${words} · Visavis dashboard`;
  }, [words]);
  return (
    <h1 ref={element} tabIndex={-1}>
      {words}
    </h1>
  );
}
