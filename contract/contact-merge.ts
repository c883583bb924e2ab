import type { MergeChoices } from './contact.ts';
import type { FieldValues } from './contact-field.ts';

/** What is known of a person and can be taken from either side of a merge. */
export type ContactContent = { name: string; fields: FieldValues; marks: readonly string[] };

/**
 * What two people are as one. Where both have something it is the one that stays, unless the choice says `from`; what only
 * one of them has is kept, and so are the marks of both.
 */
export function mergeContent(into: ContactContent, from: ContactContent, choices: MergeChoices): ContactContent {
  const fields = { ...from.fields, ...into.fields };
  for (const [key, value] of Object.entries(from.fields)) if (choices[key] === 'from') fields[key] = value;
  return {
    name: choices.name === 'from' ? from.name : into.name,
    fields,
    marks: [...new Set([...into.marks, ...from.marks])],
  };
}

/** The one that stayed without the other: as before the merge, except for what was changed since. */
export function unmergeContent(before: ContactContent, after: ContactContent, current: ContactContent): ContactContent {
  const keys = new Set([...Object.keys(before.fields), ...Object.keys(current.fields)]);
  const fields: FieldValues = {};
  for (const key of keys) {
    const value = current.fields[key] === after.fields[key] ? before.fields[key] : current.fields[key];
    if (value !== undefined) fields[key] = value;
  }
  const brought = after.marks.filter((mark) => !before.marks.includes(mark));
  return {
    name: current.name === after.name ? before.name : current.name,
    fields,
    marks: current.marks.filter((mark) => !brought.includes(mark)),
  };
}

/** Where two people differ and somebody must choose: `name` and the keys of fields that both have. */
export function mergeConflicts(into: ContactContent, from: ContactContent): string[] {
  const keys = Object.keys(into.fields).filter((key) => key in from.fields && from.fields[key] !== into.fields[key]);
  return [...(into.name === from.name ? [] : ['name']), ...keys];
}
