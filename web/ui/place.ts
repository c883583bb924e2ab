export type Side = 'top' | 'bottom' | 'inline-start' | 'inline-end';
export type Align = 'start' | 'center' | 'end';
export type Box = { left: number; top: number; width: number; height: number };
export type Wish = { side: Side; align: Align; gap: number; rtl: boolean };
export type Placed = { left: number; top: number; maxHeight: number };

/** Room kept to the edges of the window, in pixels. */
const margin = 8;

/**
 * Where a popup of `size` stands beside `anchor` in a window of `room`: on the wished side, on the opposite one when
 * it does not fit there and fits better here, and never beyond the edges. Right to left mirrors sides and alignment.
 */
export function place(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  room: Pick<Box, 'width' | 'height'>,
  wish: Wish,
): Placed {
  return wish.side === 'top' || wish.side === 'bottom'
    ? above(anchor, size, room, wish)
    : beside(anchor, size, room, wish);
}

function above(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  room: Pick<Box, 'width' | 'height'>,
  wish: Wish,
): Placed {
  const spaceAbove = anchor.top - wish.gap - margin;
  const spaceBelow = room.height - anchor.top - anchor.height - wish.gap - margin;
  const wished = wish.side === 'top' ? spaceAbove : spaceBelow;
  const other = wish.side === 'top' ? spaceBelow : spaceAbove;
  const flip = size.height > wished && other > wished;
  const onTop = (wish.side === 'top') !== flip;
  const maxHeight = Math.max(80, onTop ? spaceAbove : spaceBelow);
  const height = Math.min(size.height, maxHeight);
  return {
    left: within(aligned(anchor.left, anchor.width, size.width, mirrored(wish)), size.width, room.width),
    top: onTop ? anchor.top - wish.gap - height : anchor.top + anchor.height + wish.gap,
    maxHeight,
  };
}

function beside(
  anchor: Box,
  size: Pick<Box, 'width' | 'height'>,
  room: Pick<Box, 'width' | 'height'>,
  wish: Wish,
): Placed {
  const spaceLeft = anchor.left - wish.gap - margin;
  const spaceRight = room.width - anchor.left - anchor.width - wish.gap - margin;
  const wishesLeft = (wish.side === 'inline-start') !== wish.rtl;
  const flip = wishesLeft
    ? size.width > spaceLeft && spaceRight > spaceLeft
    : size.width > spaceRight && spaceLeft > spaceRight;
  const onLeft = wishesLeft !== flip;
  const maxHeight = room.height - 2 * margin;
  const height = Math.min(size.height, maxHeight);
  const left = onLeft ? anchor.left - wish.gap - size.width : anchor.left + anchor.width + wish.gap;
  return {
    left: within(left, size.width, room.width),
    top: within(aligned(anchor.top, anchor.height, height, wish.align), height, room.height),
    maxHeight,
  };
}

function mirrored({ align, rtl }: Wish): Align {
  if (!rtl || align === 'center') return align;
  return align === 'start' ? 'end' : 'start';
}

function aligned(start: number, length: number, size: number, align: Align): number {
  if (align === 'start') return start;
  return align === 'end' ? start + length - size : start + (length - size) / 2;
}

const within = (at: number, size: number, room: number) => Math.max(margin, Math.min(at, room - size - margin));
