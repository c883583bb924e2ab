import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

/** The colours that the block of a selector names. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

const light = tokensOf(':root');
const dark = { ...light, ...tokensOf('[data-theme="dark"]') };
const looks: [string, Tokens, number][] = [
  ['light', light, 4.5],
  ['dark', dark, 4.5],
  ['light with more contrast', { ...light, ...tokensOf('[data-theme="light"][data-contrast="more"]') }, 7],
  ['dark with more contrast', { ...dark, ...tokensOf('[data-theme="dark"][data-contrast="more"]') }, 7],
];

const stages = ['public', 'private', 'note', 'late', 'soon', 'ok'];
/** Text and the ground it stands on. */
const pairs: [string, string][] = [
  ...['ink', 'ink2', 'ink3'].flatMap((text) => ['bg', 'panel', 'raise', 'hover', 'sel'].map(pairWith(text))),
  ...stages.flatMap((text) => [`${text}-bg`, 'panel'].map(pairWith(text))),
  ...['accent', 'public', 'private', 'note', 'late'].map((ground): [string, string] => [`on-${ground}`, ground]),
  ['accent', 'panel'],
  ['accent', 'sel'],
  ['on-tip', 'tip'],
];

function pairWith(text: string): (ground: string) => [string, string] {
  return (ground) => [text, ground];
}

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each(looks)('%s', (_, tokens, least) => {
  it.each(pairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });

  it('the border that alone shows a control can be seen', () => {
    expect(contrast(tokens.field ?? '', tokens.panel ?? '')).toBeGreaterThanOrEqual(3);
  });
});
