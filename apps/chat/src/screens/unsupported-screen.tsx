import type { UnsupportedView } from '../view.ts';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { UNSUPPORTED_WORDS as words } from './unsupported-words.ts';

export function UnsupportedScreen({ view }: { readonly view: UnsupportedView }) {
  const { title, what, next } = words[view.reason];
  return (
    <ScreenFrame shape="narrow">
      <ScreenHeading>{title}</ScreenHeading>
      <p class="lead">{what}</p>
      <p>{next}</p>
      <a class="button" href="/">
        {words.home}
      </a>
    </ScreenFrame>
  );
}
