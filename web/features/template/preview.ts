import type { Template } from '#contract/template.ts';

/** A template as far as it is filled in; an empty place shows its name. Pure. */
export function previewOf({ text }: Template, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : '';
    return value || `[${name.replace(/^head_/, '')}]`;
  });
}
