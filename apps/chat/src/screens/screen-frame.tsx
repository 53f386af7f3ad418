import { Mark } from '@visavis/ui/mark';
import type { ComponentChildren } from 'preact';
import { SERVICE } from '../service.ts';
import { FRAME_WORDS as words } from './frame-words.ts';
import './screen.css';

export interface ScreenFrameProps {
  /** `narrow` for one question in the middle, `wide` for a picture with its settings. */
  readonly shape: 'narrow' | 'wide';
  readonly children: ComponentChildren;
}

/** Everything that is not a call sits in this quiet frame. */
export function ScreenFrame({ shape, children }: ScreenFrameProps) {
  return (
    <div class="page screen">
      <header class="page-header">
        <div class="frame">
          <a class="brand" href="/">
            <Mark />
            {SERVICE.name}
          </a>
          <nav aria-label={words.more}>
            <a href="/privacy/">{words.privacy}</a>
          </nav>
        </div>
      </header>
      <main class={`frame screen__${shape}`}>{children}</main>
    </div>
  );
}
