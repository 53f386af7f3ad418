/** In place of a comparison, where the range before has not all its numbers. */
export function NothingBefore() {
  return <p class="explanation">Not all of the days before have numbers, so nothing is compared.</p>;
}
