import { Button } from '@visavis/ui/button';
import type { Mode } from '@visavis/protocol';
import { Icon } from '@visavis/ui/icon';
import type { Actions, CallView, VerificationView } from '../view.ts';
import { runsWords, stripLabel, VERIFICATION_WORDS as words } from './verification-words.ts';
import './verification.css';

/** Of the seven signs these are always shown: enough to notice a difference, few enough to be read at a glance. */
const SHOWN = 4;

export interface VerificationStripProps {
  readonly mode: Mode;
  readonly verification: VerificationView;
  readonly panelId: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The quiet line of signs; a tap opens the rest. */
export function VerificationStrip({ mode, verification, panelId, open, onToggle }: VerificationStripProps) {
  return (
    <button
      type="button"
      class={`strip strip--${verification.kind}`}
      aria-label={stripLabel(verification, mode, SHOWN)}
      aria-expanded={open}
      aria-controls={open ? panelId : undefined}
      data-opens="signs"
      onClick={onToggle}
    >
      {verification.kind === 'ready' ? (
        // The same sign may stand twice: its place is its key.
        verification.signs.slice(0, SHOWN).map((sign, place) => (
          <span key={place} class="strip__sign">
            <span class="sign">{sign.emoji}</span>
            <span class="strip__name">{sign.name}</span>
          </span>
        ))
      ) : (
        <span class="strip__state">
          <Icon name={verification.kind === 'failed' ? 'shield-off' : 'shield'} />
          {words[verification.kind]}
        </span>
      )}
      <Icon name="chevron" />
    </button>
  );
}

export interface VerificationPanelProps {
  readonly id: string;
  readonly view: Pick<CallView, 'mode' | 'verification'>;
  readonly actions: Pick<Actions, 'verifyAgain'>;
  readonly onClose: () => void;
}

/** All signs, how to compare them, and what it means when they match. */
export function VerificationPanel({ id, view, actions, onClose }: VerificationPanelProps) {
  const { mode, verification } = view;
  return (
    <section id={id} class="call__panel signs" aria-label={words.strip}>
      <header class="call__panel-head">
        <h2>{words.title[mode][verification.kind]}</h2>
        <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
      </header>
      {verification.kind === 'ready' ? (
        <>
          <ol class="signs__list">
            {verification.signs.map(({ emoji, name }, place) => (
              <li key={place}>
                <span class="sign" aria-hidden="true">
                  {emoji}
                </span>
                {name}
              </li>
            ))}
          </ol>
          <p>
            <strong>{words.how[mode]}</strong> {mode === 'video' && words.differ}
          </p>
          {mode === 'video' && (
            <p class="soft">
              {words.match} {words.limits}
            </p>
          )}
        </>
      ) : (
        <p>{words.why[verification.kind]}</p>
      )}
      {verification.kind === 'failed' && (
        <div class="signs__again">
          {verification.runsLeft > 0 && <Button onClick={actions.verifyAgain}>{words.again}</Button>}
          <p class="soft">{runsWords(verification.runsLeft)}</p>
        </div>
      )}
    </section>
  );
}
