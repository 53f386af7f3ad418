import './count-table.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { countWords } from './figure-words.tsx';
import { Nothing } from './nothing.tsx';
import { type Order, orderedBy, toggled } from './row-order.ts';

export interface Column<Row> {
  readonly title: string;
  /** `share`: a percentage of the total with a bar; numbers and shares stand at the end of their cell. `change`: words on one line. */
  readonly kind: 'words' | 'number' | 'share' | 'change';
  readonly cell: (row: Row) => ComponentChildren;
  /** What rows are sorted by; a column without it is not sortable. */
  readonly by?: (row: Row) => number | string;
}

/** A line under the rows: all together, or those that are not told apart. */
export interface FootRow {
  readonly title: string;
  /** A few words under the title. */
  readonly note?: string;
  /** One for each column after the first; `null` leaves it empty. */
  readonly cells: readonly ComponentChildren[];
  /** A sentence under the table, which this line is about. */
  readonly explanation?: string | undefined;
}

interface CountTableProps<Row> {
  /** What the table shows and of which days. */
  readonly caption: ComponentChildren;
  /** The heading that it stands under, when its caption alone does not tell it from others. */
  readonly headingId?: string;
  /** The first is the row's heading. */
  readonly columns: readonly Column<Row>[];
  /** In the order in which they are shown first. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The fold of what is below the threshold; not there when it is empty. */
  readonly other?: FootRow | undefined;
  readonly total?: FootRow | undefined;
  /** In place of a table without rows. */
  readonly empty?: ComponentChildren;
}

const FIRST_ROWS = 12;

/** A table of counts: sortable by its headings, long ones cut until asked for, wide ones scroll by themselves. */
export function CountTable<Row>({ caption, columns, empty, headingId, other, rowKey, rows, total }: CountTableProps<Row>) {
  const id = useId();
  const name = headingId === undefined ? id : `${headingId} ${id}`;
  const order = useSignal<Order | null>(null);
  const isWhole = useSignal(false);
  if (rows.length === 0 && other === undefined) return empty ?? <Nothing>Nothing was counted in these days.</Nothing>;
  const by = order.value === null ? undefined : columns[order.value.column]?.by;
  const sorted = order.value === null || by === undefined ? rows : orderedBy(rows, by, order.value.direction);
  const shown = isWhole.value ? sorted : sorted.slice(0, FIRST_ROWS);
  const feet = [other, total].filter((foot) => foot !== undefined);
  return (
    <div class="count-table">
      {/* Beside the table that scrolls, not in it: the words stay where they are. */}
      <p class="count-table__caption" id={id}>
        {caption}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-labelledby={name}>
        <table aria-labelledby={name}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <Heading
                  key={column.title}
                  column={column}
                  isSortable={rows.length > 1}
                  direction={order.value?.column === at ? order.value.direction : null}
                  onSort={() => {
                    order.value = toggled(order.value, at, column.kind === 'words' || column.kind === 'change' ? 'ascending' : 'descending');
                  }}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.title} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.title} class={cellClass(column.kind)}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {feet.length > 0 && (
            <tfoot>
              {feet.map((foot) => (
                <tr key={foot.title}>
                  <th scope="row">
                    {foot.title}
                    {foot.note !== undefined && <small class="row-note">{foot.note}</small>}
                  </th>
                  {foot.cells.map((cell, at) => (
                    <td key={at} class={cellClass(columns[at + 1]?.kind ?? 'words')}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tfoot>
          )}
        </table>
      </div>
      {rows.length > FIRST_ROWS && (
        <div class="button-row">
          <Button
            kind="quiet"
            aria-expanded={isWhole.value}
            onClick={() => {
              isWhole.value = !isWhole.value;
            }}
          >
            {isWhole.value ? `Show the first ${FIRST_ROWS}` : `Show all ${countWords(rows.length)}`}
          </Button>
        </div>
      )}
      {feet.map((foot) => foot.explanation !== undefined && <p key={foot.title} class="explanation">{foot.explanation}</p>)}
    </div>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  /** A single row has no order. */
  readonly isSortable: boolean;
  readonly direction: Order['direction'] | null;
  readonly onSort: () => void;
}

function Heading<Row>({ column, direction, isSortable, onSort }: HeadingProps<Row>) {
  if (column.by === undefined || !isSortable) {
    return (
      <th scope="col" class={cellClass(column.kind)}>
        {column.title}
      </th>
    );
  }
  return (
    <th scope="col" class={cellClass(column.kind)} aria-sort={direction ?? 'none'}>
      <button type="button" class="sort" onClick={onSort}>
        {column.title}
        <span class="sort__sign" aria-hidden="true">
          {direction === null ? '↕' : direction === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
}

function cellClass(kind: Column<never>['kind']): string | undefined {
  switch (kind) {
    case 'words':
      return undefined;
    case 'change':
      return 'one-line';
    case 'number':
    case 'share':
      return `number number--${kind}`;
  }
}
