import { describe, expect, it } from 'vitest';
import { place, type Wish } from './place.ts';

const room = { width: 1000, height: 600 };
const button = { left: 400, top: 100, width: 80, height: 30 };
const size = { width: 200, height: 150 };
const wish: Wish = { side: 'bottom', align: 'start', gap: 5, rtl: false };

describe('placing a popup', () => {
  it('puts it below, starting where the button starts', () => {
    expect(place(button, size, room, wish)).toMatchObject({ left: 400, top: 135 });
  });

  it('ends where the button ends when aligned to the end, the other way round from right to left', () => {
    expect(place(button, size, room, { ...wish, align: 'end' }).left).toBe(280);
    expect(place(button, size, room, { ...wish, rtl: true }).left).toBe(280);
  });

  it('goes above when below has too little room', () => {
    const low = { ...button, top: 500 };
    expect(place(low, size, room, wish).top).toBe(345);
  });

  it('stays below and becomes lower when neither side has room', () => {
    const placed = place({ ...button, top: 280 }, { width: 200, height: 900 }, room, wish);
    expect(placed).toMatchObject({ top: 315, maxHeight: 277 });
  });

  it('never leaves the window', () => {
    const right = { ...button, left: 950 };
    expect(place(right, size, room, wish).left).toBe(792);
  });

  it('stands at the inline end, and at the start where that has no room', () => {
    const beside: Wish = { ...wish, side: 'inline-end' };
    expect(place(button, size, room, beside).left).toBe(485);
    expect(place(button, size, room, { ...beside, rtl: true }).left).toBe(195);
    expect(place({ ...button, left: 900 }, size, room, beside).left).toBe(695);
  });
});
