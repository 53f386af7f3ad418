import { Button } from '@visavis/ui/button';
import { Mark } from '@visavis/ui/mark';
import type { Actions, View } from '../view.ts';
import { GATE_WORDS as words } from './gate-words.ts';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import './gate.css';

export interface GateScreenProps {
  readonly view: Extract<View, { screen: 'gate' }>;
  readonly actions: Pick<Actions, 'acceptGate' | 'declineGate'>;
}

export function GateScreen({ actions }: GateScreenProps) {
  return (
    <ScreenFrame shape="narrow">
      <Mark />
      <ScreenHeading>{words.question}</ScreenHeading>
      <p class="lead">{words.why}</p>
      <div class="gate__answers">
        <Button size="large" onClick={actions.acceptGate}>
          {words.yes}
        </Button>
        <Button size="large" onClick={actions.declineGate}>
          {words.no}
        </Button>
      </div>
      <p class="soft">{words.stays}</p>
      <p class="soft">
        {words.agree} <a href="/terms/">{words.terms}</a> {words.and} <a href="/guidelines/">{words.guidelines}</a>.{' '}
        {words.data} <a href="/privacy/">{words.privacy}</a>.
      </p>
    </ScreenFrame>
  );
}
