import { LiveRegion } from '@visavis/ui/live-region';
import type { ChatLine } from '../view.ts';
import { messagesRoom } from './evidence-room.ts';
import { REPORT_WORDS } from './report-words.ts';
import { TEXT_WORDS } from './text-words.ts';

const words = REPORT_WORDS.messages;

export interface ReportMessagesProps {
  /** Those that can be proven. */
  readonly lines: readonly ChatLine[];
  readonly ticked: readonly number[];
  readonly onTick: (ticked: readonly number[]) => void;
}

/** Nothing is ticked for the visitor; only what they tick leaves. */
export function ReportMessages({ lines, ticked, onTick }: ReportMessagesProps) {
  const tooMany = messagesRoom(lines.filter(({ id }) => ticked.includes(id))) < 0;
  return (
    <fieldset class="report__messages" aria-describedby="report-messages-what">
      <legend class="field__label">{words.question}</legend>
      <p id="report-messages-what" class="field__hint">
        {words.what}
      </p>
      <div class="report__lines" tabIndex={0} role="group" aria-label={TEXT_WORDS.log}>
        {lines.map(({ filtered, from, id, text }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={ticked.includes(id)}
              onChange={(event) => onTick(event.currentTarget.checked ? [...ticked, id] : ticked.filter((one) => one !== id))}
            />
            <span class="report__line">
              <strong>{TEXT_WORDS[from]}:</strong> {filtered ? TEXT_WORDS.filtered : <bdi dir="auto">{text}</bdi>}
            </span>
          </label>
        ))}
      </div>
      {tooMany && <p class="field__error">{words.tooMany}</p>}
      <LiveRegion words={tooMany ? words.tooMany : ''} />
    </fieldset>
  );
}
