import './change-words.css';
import type { Compared } from './answers.ts';
import { type Change, changeOf, changeWords } from './change.ts';
import { figureWords } from './figure-words.tsx';

const SIGNS = { up: '↑', down: '↓', same: '=', new: '+', unknown: '' } as const;

/** How a number compares with the range before; `withBefore` also says what that was. */
export function ChangeWords({ compared, withBefore = false }: { readonly compared: Compared; readonly withBefore?: boolean }) {
  const change = changeOf(compared);
  return (
    <span class="change">
      <ChangeLine change={change} />
      {withBefore && change.kind !== 'new' && compared.before.count !== null && <span class="change__before"> ({figureWords(compared.before)} before)</span>}
    </span>
  );
}

/** The words of a change after a sign for the eye alone. */
export function ChangeLine({ change }: { readonly change: Change }) {
  return (
    <>
      <span class="change__sign" aria-hidden="true">
        {SIGNS[change.kind]}
      </span>
      {changeWords(change)}
    </>
  );
}
