/** Whom the numbers above leave out. `withMatches`: the service counts those itself, and their waits, whoever meets. */
export function UncountedNote({ withMatches = false }: { readonly withMatches?: boolean }) {
  return (
    <p class="explanation">
      Not counted: who sends GPC or DNT, who runs no script, and who asked not to be.
      {withMatches && ' Matches and waits are the exception: the service counts them itself, and not whose they are.'}
    </p>
  );
}
