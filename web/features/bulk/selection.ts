/**
 * Which conversations are chosen. `some`: these; `whole`: all that fit the view but these, `count` of them with those.
 * `anchor` and `edge` are the ends of the range that was drawn last.
 */
export type Selection = { anchor: string | null; edge: string | null } & (
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'whole'; except: ReadonlySet<string>; count: number }
);

export const nothingYet: Selection = { kind: 'some', ids: new Set(), anchor: null, edge: null };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

export function sizeOf(selection: Selection): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, selection.count - selection.except.size);
}

/** Takes one in or out; the next range starts here. */
export function toggle(selection: Selection, id: string): Selection {
  return put(selection, [id], !isSelected(selection, id), { anchor: id, edge: id });
}

/** Draws the range from where it began to this row, along the rows as they stand; what it leaves is let go. */
export function extend(selection: Selection, order: readonly string[], to: string): Selection {
  const from = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : to;
  const ends = { anchor: from, edge: to };
  const without =
    selection.edge === null ? selection : put(selection, between(order, from, selection.edge), false, ends);
  return put(without, between(order, from, to), true, ends);
}

/** Everything that is loaded; more may stand in the view. */
export function everything(order: readonly string[]): Selection {
  return { kind: 'some', ids: new Set(order), anchor: order[0] ?? null, edge: order.at(-1) ?? null };
}

function put(
  selection: Selection,
  ids: readonly string[],
  isIn: boolean,
  ends: { anchor: string; edge: string },
): Selection {
  const kept = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  for (const id of ids) {
    if (isIn === (selection.kind === 'some')) kept.add(id);
    else kept.delete(id);
  }
  return selection.kind === 'some' ? { ...selection, ...ends, ids: kept } : { ...selection, ...ends, except: kept };
}

function between(order: readonly string[], a: string, b: string): string[] {
  const [first, last] = [order.indexOf(a), order.indexOf(b)].sort((x, y) => x - y);
  return first === undefined || last === undefined || first < 0 ? [] : order.slice(first, last + 1);
}
