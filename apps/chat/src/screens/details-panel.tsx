import { Button } from '@visavis/ui/button';
import type { Actions, CallView } from '../view.ts';
import { DETAILS_WORDS as words, directWords, DIRECT_WORDS, measuredWords } from './details-words.ts';
import { GuardInCall } from './guard-in-call.tsx';
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
  readonly view: Pick<CallView, 'connection' | 'direct' | 'guard' | 'mode' | 'partnerDevices' | 'quality'>;
  readonly actions: Pick<Actions, 'agreeToDirect' | 'switchGuard'>;
  readonly onClose: () => void;
}

/** What is known of this connection, and what the visitor can agree to. */
export function DetailsPanel({ id, view, actions, onClose }: DetailsPanelProps) {
  const { connection, guard, mode, quality } = view;
  const seesPicture = mode === 'video' && view.partnerDevices?.camera !== false && view.partnerDevices?.paused !== true;
  const measured = quality === null ? '' : measuredWords(quality, seesPicture);
  return (
    <section id={id} class="call__panel" aria-label={words.title}>
      <header class="call__panel-head">
        <h2>{words.title}</h2>
        <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
      </header>
      <p>
        <strong>{words.quality[mode][quality?.level ?? 'unmeasured']}</strong>{' '}
        {quality !== null && mode === 'video' && words.limitedBy[quality.limitedBy]} {measured} {measured !== '' && words.measured}
      </p>
      <p>{words.connection[connection]}</p>
      <DirectAgreement view={view} actions={actions} />
      {mode === 'video' && guard?.maySwitch === true && <GuardInCall guard={guard} actions={actions} />}
    </section>
  );
}

interface DirectAgreementProps {
  readonly view: Pick<CallView, 'connection' | 'direct' | 'mode'>;
  readonly actions: Pick<Actions, 'agreeToDirect'>;
}

/** Nothing changes before both have agreed; what it shows of oneself stands beside the button. */
function DirectAgreement({ view, actions }: DirectAgreementProps) {
  const { connection, direct, mode } = view;
  if (direct === null || connection === 'direct') return null;
  return (
    <div class="call__choice">
      <p>
        {directWords(direct, connection)} {isOffer(direct) && mode === 'video' && DIRECT_WORDS.sharper} {!direct.mine && DIRECT_WORDS.seen}
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

const isOffer = ({ mine, theirs }: NonNullable<CallView['direct']>): boolean => !mine && !theirs;
