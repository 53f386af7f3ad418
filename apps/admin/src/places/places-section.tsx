import { BreakdownPart } from '../counts/breakdown-part.tsx';
import type { PartsProps } from '../counts/section-props.ts';
import { countryWords } from './country-words.ts';

/** Countries, and nothing finer: the address is read in memory, and gone when the country is known. */
export function PlacesSection(props: PartsProps) {
  return (
    <BreakdownPart
      {...props}
      name="countries"
      title="Countries"
      rowTitle="Country"
      wordsOf={countryWords}
      about="By the address of the request, which is forgotten as soon as the country is known. Nothing finer than a country is counted."
    />
  );
}
