import type { Schema } from './document.ts';
import { type Html, html } from './html.ts';

/** A type in a few words: `string (uuid)`, `list of string`, `one of "a", "b"`. */
export function typeWords(schema: Schema): string {
  const { plain, isNullable } = withoutNull(schema);
  return isNullable ? `${wordsOf(plain)} or null` : wordsOf(plain);
}

function wordsOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = choicesOf(schema);
  if (choices)
    return choices.every(({ properties }) => properties) ? 'one of several' : choices.map(typeWords).join(' | ');
  if (schema.prefixItems) return `list [${schema.prefixItems.map(typeWords).join(', ')}]`;
  if (schema.type === 'array') return `list of ${schema.items?.properties ? 'objects' : typeWords(schema.items ?? {})}`;
  if (schema.type === 'object') return schema.properties ? 'object' : `object of ${typeWords(entryOf(schema))}`;
  if (!schema.type) return 'anything';
  const type = [schema.type].flat().join(' | ');
  return schema.format ? `${type} (${schema.format})` : type;
}

/** Limits of a value: `1 to 120 characters`. */
export function limitWords({ minLength, maxLength, minimum, maximum, maxItems, default: preset }: Schema): string {
  const words: string[] = [];
  if (maxLength !== undefined) words.push(`${minLength ?? 0} to ${maxLength} characters`);
  else if (minLength !== undefined) words.push(`at least ${minLength} characters`);
  const isBounded = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  if (isBounded(minimum) && isBounded(maximum)) words.push(`${minimum} to ${maximum}`);
  else if (isBounded(maximum)) words.push(`at most ${maximum}`);
  else if (isBounded(minimum)) words.push(`at least ${minimum}`);
  if (maxItems !== undefined) words.push(`at most ${maxItems} entries`);
  if (preset !== undefined) words.push(`${JSON.stringify(preset)} when left out`);
  return words.join(', ');
}

/** The fields of a schema as nested lists; a value without fields is its type. */
export function renderSchema(schema: Schema): Html {
  const inner = insideOf(schema);
  const choices = choicesOf(inner);
  if (choices) return html`${choices.map((choice) => html`<div class="choice">${renderSchema(choice)}</div>`)}`;
  const fields = Object.entries(inner.properties ?? {});
  if (fields.length === 0)
    return html`<p class="plain">${inner.properties ? 'An empty object.' : typeWords(schema)}</p>`;
  return html`<ul class="fields">${fields.map(([name, field]) => renderField(name, field, !!inner.required?.includes(name)))}</ul>`;
}

function renderField(name: string, schema: Schema, isRequired: boolean): Html {
  const limits = limitWords(schema);
  const inner = insideOf(schema);
  const hasFields = Boolean(inner.properties ?? choicesOf(inner)?.some((choice) => choice.properties));
  return html`<li><code class="name">${name}</code> <span class="type">${typeWords(schema)}</span>${
    isRequired ? null : html` <span class="optional">optional</span>`
  }${limits ? html` <span class="limits">${limits}</span>` : null}${hasFields ? renderSchema(inner) : null}</li>`;
}

/** What stands inside: of a list its entries, of something nullable the thing itself, of a map its values. */
function insideOf(schema: Schema): Schema {
  const { plain } = withoutNull(schema);
  if (plain.type === 'array' && plain.items) return insideOf(plain.items);
  if (plain.type === 'object' && !plain.properties && typeof plain.additionalProperties === 'object')
    return insideOf(plain.additionalProperties);
  return plain;
}

export function withoutNull(schema: Schema): { plain: Schema; isNullable: boolean } {
  const choices = choicesOf(schema);
  const rest = choices?.filter(({ type }) => type !== 'null');
  if (!choices || !rest || rest.length === choices.length) return { plain: schema, isNullable: false };
  return { plain: rest.length === 1 && rest[0] ? rest[0] : { anyOf: rest }, isNullable: true };
}

const choicesOf = ({ anyOf, oneOf }: Schema): Schema[] | undefined => anyOf ?? oneOf;
const entryOf = ({ additionalProperties }: Schema): Schema =>
  typeof additionalProperties === 'object' ? additionalProperties : {};
