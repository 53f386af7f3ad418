import { LIMITS } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { Dialog } from '@visavis/ui/dialog';
import { Field } from '@visavis/ui/field';
import { useState } from 'preact/hooks';
import type { Actions, ChatLine, ReportProgress } from '../view.ts';
import { messagesRoom } from './evidence-room.ts';
import { clearReportDraft, reportDraft } from './report-draft.ts';
import { ReportMessages } from './report-messages.tsx';
import { REPORT_WORDS as words } from './report-words.ts';
import './report.css';

export type ReportActions = Pick<Actions, 'closeReport' | 'sendReport'>;

export interface ReportDialogProps {
  readonly progress: ReportProgress;
  /** Of the call that the report is about. */
  readonly lines: readonly ChatLine[];
  readonly canProve: boolean;
  /** The call is over, and with it what was written, unless the report was begun before. */
  readonly over?: boolean;
  readonly actions: ReportActions;
}

export function ReportDialog({ progress, lines, canProve, over = false, actions }: ReportDialogProps) {
  if (progress === 'closed') return null;
  const close = () => {
    clearReportDraft();
    actions.closeReport();
  };
  return (
    <Dialog title={progress === 'sent' ? words.sent.title : words.title} onClose={close}>
      {progress === 'sent' ? (
        <div class="report" role="status">
          <p>{words.sent.what}</p>
          <Button onClick={close}>{words.close}</Button>
        </div>
      ) : (
        <ReportForm progress={progress} lines={canProve ? lines.filter(({ sequence }) => sequence > 0) : []} late={over && canProve} onSend={actions.sendReport} onCancel={close} />
      )}
    </Dialog>
  );
}

interface ReportFormProps {
  readonly progress: Exclude<ReportProgress, 'closed' | 'sent'>;
  /** Those that can be proven, and so go along when ticked. */
  readonly lines: readonly ChatLine[];
  /** Where there are no lines, there may have been. */
  readonly late: boolean;
  readonly onSend: Actions['sendReport'];
  readonly onCancel: () => void;
}

function ReportForm({ progress, lines, late, onSend, onCancel }: ReportFormProps) {
  const [tried, setTried] = useState(false);
  const draft = reportDraft.value;
  const missing = tried && draft.reason === null;
  const sending = progress === 'sending';
  const ticked = lines.filter(({ id }) => draft.ticked.includes(id));
  return (
    <form
      class="report"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        // What is missing may be out of sight by now.
        if (draft.reason === null) event.currentTarget.querySelector<HTMLInputElement>('[name="reason"]')?.focus();
        if (draft.reason === null || sending || messagesRoom(ticked) < 0) return;
        onSend(draft.reason, draft.words.trim(), ticked.map(({ id }) => id));
      }}
    >
      <fieldset aria-describedby="report-missing">
        <legend class="field__label">{words.question}</legend>
        <p id="report-missing" class="field__error" role="alert">
          {missing && words.missing}
        </p>
        {words.reasons.map((choice) => (
          <label key={choice.reason} class="choice">
            <input
              type="radio"
              name="reason"
              checked={draft.reason === choice.reason}
              onChange={() => {
                reportDraft.value = { ...draft, reason: choice.reason };
              }}
            />
            <span>{choice.words}</span>
          </label>
        ))}
      </fieldset>
      <a href={`/guidelines/#${draft.reason ?? 'rules'}`} target="_blank">
        {draft.reason === null ? words.rules : words.rule}
      </a>
      {lines.length > 0 && (
        <ReportMessages
          lines={lines}
          ticked={ticked.map(({ id }) => id)}
          onTick={(ids) => {
            reportDraft.value = { ...draft, ticked: ids };
          }}
        />
      )}
      <Field label={words.more} hint={lines.length > 0 ? words.goesWithMessages : `${words.goes}${late ? ` ${words.late}` : ''}`}>
        {(ties) => (
          <textarea
            {...ties}
            rows={3}
            maxLength={LIMITS.reportWords}
            value={draft.words}
            onInput={(event) => {
              reportDraft.value = { ...draft, words: event.currentTarget.value };
            }}
          />
        )}
      </Field>
      {(progress === 'failed' || progress === 'too-much') && (
        <p class="field__error" role="alert">
          {progress === 'failed' ? words.failed : words.messages.refused}
        </p>
      )}
      <div class="button-row">
        <Button kind="primary" type="submit" aria-disabled={sending}>
          {sending ? words.sending : words.send}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}
