import { Nothing } from './nothing.tsx';

/** In place of a breakdown of days none of which is over. */
export function NothingYet() {
  return (
    <Nothing words="This appears when the day is over.">
      A breakdown that still grows would tell, by the difference of two looks, who came between them. So a day is broken
      down one hour after it ends in UTC. The overview shows totals of every hour that is over, and what happens now.
    </Nothing>
  );
}
