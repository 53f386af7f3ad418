import { Button } from '@visavis/ui/button';
import type { Actions } from '../view.ts';
import { CALL_WORDS } from './call-words.ts';
import { SAFETY_WORDS as words } from './safety-words.ts';

export interface SafetyBarProps {
  readonly actions: Pick<Actions, 'openReport' | 'panic' | 'reportMinor'>;
  readonly onBlock: () => void;
  readonly onKeys: () => void;
}

/** The ways out when something is wrong: each one tap away, in no menu. */
export function SafetyBar({ actions, onBlock, onKeys }: SafetyBarProps) {
  return (
    <div class="call__safety" role="group" aria-label={CALL_WORDS.safety}>
      <Button kind="quiet" icon="report" onClick={actions.openReport}>
        {words.report}
      </Button>
      <Button kind="quiet" icon="block" onClick={onBlock}>
        {words.block}
      </Button>
      <Button kind="quiet" icon="minor" class="call__minor" title={words.minorMeans} onClick={actions.reportMinor}>
        {words.minor}
      </Button>
      <Button kind="quiet" icon="panic" title={words.panicMeans} onClick={actions.panic}>
        {words.panic}
      </Button>
      <Button kind="quiet" icon="keyboard" class="call__keys" onClick={onKeys}>
        {words.keys}
      </Button>
    </div>
  );
}
