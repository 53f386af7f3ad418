import { Nothing } from './nothing.tsx';

/** In place of a range in which there is no number; from when on there are some stands above, with the days. */
export function NotCounted({ countedSince }: { readonly countedSince: number | null }) {
  return countedSince === null ? (
    <Nothing words="Nothing was counted yet.">Open the home page once, then look here again after the next full hour.</Nothing>
  ) : (
    <Nothing words="There are no numbers of these days.">They are from before numbers begin. Choose Today, or later days.</Nothing>
  );
}
