import { Button } from '@visavis/ui/button';
import type { Actions, CallView } from '../view.ts';
import { DETAILS_WORDS as words, directWords, DIRECT_WORDS, measuredWords } from './details-words.ts';
import { GUARD_WORDS } from './guard-words.ts';
import { QualityBars } from './quality-bars.tsx';

export interface DetailsButtonProps {
  readonly quality: CallView['quality'];
  readonly panelId: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The small honest indicator: bars and a word; a tap opens the words. */
export function DetailsButton({ quality, panelId, open, onToggle }: DetailsButtonProps) {
  const level = quality?.level ?? null;
  const name = level === null ? words.open : words.level[level];
  return (
    <Button
      kind="quiet"
      class="call__details"
      aria-label={level === null ? words.open : `${name}. ${words.open}`}
      aria-expanded={open}
      aria-controls={open ? panelId : undefined}
      data-opens="details"
      onClick={onToggle}
    >
      <QualityBars level={level} />
      {name}
    </Button>
  );
}

export interface DetailsPanelProps {
  readonly id: string;
  readonly view: Pick<CallView, 'connection' | 'direct' | 'guard' | 'quality'>;
  readonly actions: Pick<Actions, 'agreeToDirect' | 'switchGuard'>;
  readonly onClose: () => void;
}

/** What is known of this connection, and what the visitor can agree to. */
export function DetailsPanel({ id, view, actions, onClose }: DetailsPanelProps) {
  const { connection, guard, quality } = view;
  return (
    <section id={id} class="call__panel" aria-label={words.title}>
      <header class="call__panel-head">
        <h2>{words.title}</h2>
        <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
      </header>
      <p>
        <strong>{words.quality[quality?.level ?? 'unmeasured']}</strong>{' '}
        {quality !== null && `${words.limitedBy[quality.limitedBy]} ${measuredWords(quality)} ${words.measured}`}
      </p>
      <p>{words.connection[connection]}</p>
      <DirectAgreement view={view} actions={actions} />
      {guard?.maySwitch && !guard.on && (
        <div class="call__choice">
          <p>{GUARD_WORDS.off}</p>
          <Button onClick={() => actions.switchGuard(true)}>{GUARD_WORDS.switchOn}</Button>
        </div>
      )}
    </section>
  );
}

interface DirectAgreementProps {
  readonly view: Pick<CallView, 'connection' | 'direct'>;
  readonly actions: Pick<Actions, 'agreeToDirect'>;
}

/** Nothing changes before both have agreed; what it shows of oneself stands beside the button. */
function DirectAgreement({ view, actions }: DirectAgreementProps) {
  const { connection, direct } = view;
  if (direct === null || connection === 'direct') return null;
  return (
    <div class="call__choice">
      <p>
        {directWords(direct, connection)} {!direct.mine && DIRECT_WORDS.seen}
      </p>
      {!direct.mine && (
        <Button onClick={() => actions.agreeToDirect(true)}>{direct.theirs ? DIRECT_WORDS.agreeToo : DIRECT_WORDS.agree}</Button>
      )}
      {direct.mine && !direct.theirs && (
        <Button onClick={() => actions.agreeToDirect(false)}>{DIRECT_WORDS.takeBack}</Button>
      )}
    </div>
  );
}
