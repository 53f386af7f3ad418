import { DECLINED_WORDS as words } from './declined-words.ts';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';

export function DeclinedScreen() {
  return (
    <ScreenFrame shape="narrow">
      <ScreenHeading>{words.title}</ScreenHeading>
      <p class="lead">{words.kept}</p>
      <a class="button" href="/">
        {words.home}
      </a>
    </ScreenFrame>
  );
}
