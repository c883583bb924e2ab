// biome-ignore-all lint/a11y/noRedundantRoles: what is not laid out as a table loses the roles it is born with.
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their column. */
  numeric?: boolean;
  /** One small button for what can be done with the row, at its end; on a phone beside its name. */
  isButton?: boolean;
  className?: string;
};

type TableProps<Row> = {
  /** Name of the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Stands in place of the rows when there are none. */
  empty?: ReactNode;
};

/** `relative` keeps what is hidden within from widening the page. */
const frame = 'relative overflow-x-auto rounded-md border border-line bg-panel';

/**
 * A plain table; the first column names the row. On a phone each row is a card: its name, and below it the rest with
 * their headers.
 */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  const hasButton = columns.some(({ isButton }) => isButton);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label={caption} tabIndex={0} className={frame}>
      <table role="table" className="w-full border-collapse text-start max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row" className="border-b border-line text-xs text-ink3">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={cx('px-3.5 py-2 font-medium', column.numeric || column.isButton ? 'text-end' : 'text-start')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className="border-b border-line last:border-0 hover:bg-hover max-sm:relative max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:gap-y-2 max-sm:px-3.5 max-sm:py-2.5"
            >
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    role={index === 0 ? 'rowheader' : 'cell'}
                    scope={index === 0 ? 'row' : undefined}
                    className={cx(
                      'px-3.5 py-2 font-normal max-sm:min-w-0 max-sm:p-0 max-sm:text-start',
                      index === 0 && 'max-sm:col-span-2',
                      index === 0 && hasButton && 'max-sm:pe-9',
                      column.isButton && 'text-end max-sm:absolute max-sm:end-2 max-sm:top-2',
                      column.numeric ? 'text-end tabular-nums' : !column.isButton && 'text-start',
                      column.className,
                    )}
                  >
                    {index > 0 && !column.isButton && (
                      <span aria-hidden="true" className="mb-0.5 block text-xs text-ink3 sm:hidden">
                        {column.header}
                      </span>
                    )}
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </section>
  );
}
