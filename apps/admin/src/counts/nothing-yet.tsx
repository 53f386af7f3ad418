/** In place of a breakdown of days none of which is over. */
export function NothingYet() {
  return (
    <div class="nothing">
      <p>
        <strong>This appears when the day is over.</strong>
      </p>
      <p>
        A breakdown that still grows would tell, by the difference of two looks, who came between them. So a day is broken
        down one hour after it ends in UTC. Totals are up to date on the overview.
      </p>
    </div>
  );
}
