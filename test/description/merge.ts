type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Pure: the same description where each `allOf` is the one object that it means. Taken literally, a part that admits
 * nothing but its own properties refuses those of the part beside it, and nothing at all would be valid.
 */
export function mergeAllOf(document: unknown): unknown {
  const resolve = (schema: unknown): unknown => {
    if (!isObject(schema) || typeof schema.$ref !== 'string') return schema;
    const path = schema.$ref.replace(/^#\//, '').split('/');
    return resolve(path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), document));
  };
  const merge = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(merge);
    if (!isObject(value)) return value;
    if (!Array.isArray(value.allOf)) return mapValues(value, merge);
    const { allOf, ...own } = value;
    const parts = [...allOf.map((part) => merge(resolve(part))), mapValues(own, merge)].filter(isObject);
    return parts.reduce(joined, {});
  };
  return merge(document);
}

function joined(one: Json, other: Json): Json {
  const both = { ...one, ...other };
  for (const key of ['properties', '$defs'])
    if (isObject(one[key]) && isObject(other[key])) both[key] = { ...one[key], ...other[key] };
  if (Array.isArray(one.required) && Array.isArray(other.required))
    both.required = [...new Set([...one.required, ...other.required])];
  return both;
}

const mapValues = (value: Json, change: (one: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
