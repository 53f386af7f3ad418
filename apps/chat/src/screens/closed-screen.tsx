import { Button } from '@visavis/ui/button';
import type { Actions, ClosedView } from '../view.ts';
import { CLOSED_WORDS as words } from './closed-words.ts';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';

export interface ClosedScreenProps {
  readonly view: ClosedView;
  readonly actions: Pick<Actions, 'reload'>;
}

/** The server ended this visit; only the visitor begins another. */
export function ClosedScreen({ view, actions }: ClosedScreenProps) {
  const { title, what, again } = words[view.reason];
  return (
    <ScreenFrame shape="narrow">
      <ScreenHeading>{title}</ScreenHeading>
      <p class="lead">{what}</p>
      <div class="button-row">
        <a class="button" href="/">
          {words.home}
        </a>
        <Button onClick={actions.reload}>{again}</Button>
      </div>
    </ScreenFrame>
  );
}
