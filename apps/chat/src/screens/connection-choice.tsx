import type { Connection } from '@visavis/protocol';
import { useId } from 'preact/hooks';
import type { Actions, CheckView } from '../view.ts';
import { CONNECTION_WORDS as words } from './check-words.ts';

export interface ConnectionChoiceProps {
  readonly view: Pick<CheckView, 'policy' | 'offered' | 'connection' | 'mustAgreeToDirect'>;
  readonly actions: Pick<Actions, 'allowConnection'>;
}

/** Where every call is direct, that is said; else a choice where there is one, and consent where only direct is left. */
export function ConnectionChoice({ view, actions }: ConnectionChoiceProps) {
  const id = useId();
  const { policy, offered, connection, mustAgreeToDirect } = view;
  if (policy === 'direct') {
    return (
      <div class="notice check__terms">
        <p>
          <strong>{words.alwaysDirect}</strong> {words.onlyDirect.what}
        </p>
      </div>
    );
  }
  if (offered === null || !offered.includes('direct')) return null;
  if (!offered.includes('shielded')) {
    return (
      <div class="notice check__terms">
        <p>
          <strong>{words.onlyDirect.title}</strong> {words.onlyDirect.what}
        </p>
        <label class="choice">
          <input
            type="checkbox"
            checked={!mustAgreeToDirect}
            onChange={(event) =>
              actions.allowConnection(event.currentTarget.checked ? 'direct' : 'shielded')
            }
          />
          <span>{words.onlyDirect.agree}</span>
        </label>
      </div>
    );
  }
  const choice = (value: Connection) => (
    <label class="choice">
      <input
        type="radio"
        name="connection"
        aria-labelledby={`${id}-${value}`}
        aria-describedby={`${id}-${value}-what`}
        checked={connection === value}
        onChange={() => actions.allowConnection(value)}
      />
      <span>
        <strong id={`${id}-${value}`}>{words[value].name}</strong>
        <span id={`${id}-${value}-what`} class="check__meaning">
          {words[value].what}
        </span>
      </span>
    </label>
  );
  return (
    <fieldset class="check__terms">
      <legend class="field__label">{words.question}</legend>
      {choice('shielded')}
      {choice('direct')}
    </fieldset>
  );
}
