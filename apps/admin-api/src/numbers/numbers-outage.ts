import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fillerOf } from './shell.ts';

/** The page /numbers/ while the database does not answer, to be sent with status 503. Errors: `RangeError` as in `fillerOf`. */
export function numbersOutage(shell: string): string {
  const notice = h('div', { class: 'notice numbers-notice' }, h('p', null, 'We cannot read the numbers just now: our database does not answer. Nothing is lost. Look again in a few minutes.'));
  return fillerOf(shell)(renderToString(notice));
}
