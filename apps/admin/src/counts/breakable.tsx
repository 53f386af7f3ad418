import { Fragment } from 'preact';

/** Words that may go on in the next line after a dot, so that the name of a host is not cut within a word. */
export function Breakable({ words }: { readonly words: string }) {
  return words.split(/(?<=\.)(?=\S)/).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
