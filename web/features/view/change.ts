import { type Attribute, ViewFilter } from '#contract/filter.ts';

/** Pure: the filter with another value for one attribute, or without it (undefined). */
export function withValue(filter: ViewFilter, attribute: Attribute, value: unknown): ViewFilter {
  const { [attribute]: _, ...others } = filter;
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  return ViewFilter.parse(isEmpty ? others : { ...others, [attribute]: value });
}

/** Pure: the chosen values of an attribute as the ids of their choices. */
export function chosenIds(filter: ViewFilter, attribute: Attribute): string[] {
  const value = filter[attribute];
  if (value === undefined) return [];
  return Array.isArray(value) ? [...value] : [String(value)];
}

/** Pure: what picking a choice makes of an attribute: on or off where several may be chosen, else it is the one. */
export function pick(filter: ViewFilter, attribute: Attribute, id: string, several: boolean): ViewFilter {
  if (!several) return withValue(filter, attribute, id === 'true' ? true : id === 'false' ? false : id);
  const chosen = chosenIds(filter, attribute);
  return withValue(filter, attribute, chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
}
