import { Part } from '../counts/part.tsx';

/** People of whom nothing is known, not even how many they are. */
export function NeverCounted({ withCountries }: { readonly withCountries: boolean }) {
  return (
    <Part title="Who is never counted">
      <div class="prose">
        <p>
          Nothing is kept about these people, not even how many they are. They are in no number here but
          matches and waits, and not among the dropped requests either:
        </p>
        <ul>
          <li>people whose browser sends Global Privacy Control or Do Not Track,</li>
          <li>people who asked on the cookies page not to be counted,</li>
          <li>people whose browser runs no script, or blocks the file that counts.</li>
        </ul>
        {withCountries && (
          <p>
            Countries come from the list of addresses that the collector was given, or from the proxy in front of it. How old that
            list is, the collector does not tell. After some months, part of the visitors stand under a wrong country.
          </p>
        )}
      </div>
    </Part>
  );
}
