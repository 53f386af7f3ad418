import type { Connection } from '@visavis/protocol';
import type { Actions, CheckView } from '../view.ts';
import { CONNECTION_WORDS as words } from './check-words.ts';

export interface ConnectionChoiceProps {
  readonly view: Pick<CheckView, 'offered' | 'connection' | 'mustAgreeToDirect'>;
  readonly actions: Pick<Actions, 'allowConnection'>;
}

/** A choice where there is one, consent where there is none, and nothing where nothing is shown. */
export function ConnectionChoice({ view, actions }: ConnectionChoiceProps) {
  const { offered, connection, mustAgreeToDirect } = view;
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
        checked={connection === value}
        onChange={() => actions.allowConnection(value)}
      />
      <span>
        <strong>{words[value].name}</strong>
        <span class="check__meaning">{words[value].what}</span>
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
