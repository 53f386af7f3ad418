/** The site's build leaves it where the numbers belong (apps/site/src/pages/numbers.astro). */
const MARKER = '<!--numbers-->';

/** A function that puts HTML into the built page /numbers/. Errors: `RangeError` for a shell without its one marker. */
export function fillerOf(shell: string): (html: string) => string {
  const [before, after, ...more] = shell.split(MARKER);
  if (before === undefined || after === undefined || more.length > 0) throw new RangeError('the shell of /numbers/ has not one marker');
  return (html) => `${before}${html}${after}`;
}
