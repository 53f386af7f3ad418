import type { Change } from './change.ts';
import { ChangeLine } from './change-words.tsx';

/** A row's change, or why there is none. */
export function RowChange({ change }: { readonly change: Change | string }) {
  return typeof change === 'string' ? <span class="soft">{change}</span> : <ChangeLine change={change} />;
}
