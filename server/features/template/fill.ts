import type { Template } from '#contract/template.ts';

/** A template as it will stand with its places filled; null while one of them is empty. Pure. */
export function fillTemplate({ text, places }: Template, values: Readonly<Record<string, string>>): string | null {
  const isFull = places.every(({ name }) => Object.hasOwn(values, name) && values[name]?.trim());
  if (!isFull) return null;
  return text.replaceAll(/\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '').trim() : whole,
  );
}

/** What belongs to a template of what was entered, folded as a network wants it: no line breaks at a place. Pure. */
export function valuesOf({ places }: Template, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(places.map(({ name }) => [name, (values[name] ?? '').replaceAll(/\s+/g, ' ').trim()]));
}
