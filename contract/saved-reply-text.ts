/** What a saved reply may name beside fields of the contact, which are `contact.mail`, `contact.phone` and `contact.<name of the field>`. */
export const variableNames = [
  'customer.name',
  'customer.first_name',
  'customer.handle',
  'agent.name',
  'agent.first_name',
  'workspace.name',
  'channel.handle',
  'channel.network',
  'channel.private_link',
  'conversation.number',
] as const;

/** A part of a saved reply: words, something that is filled in from the conversation, or a blank for the person to fill. */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'variable'; name: string; fallback: string | null }
  | { kind: 'blank'; text: string };

const variableOrBlank = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}|\[[^[\]{}\r\n]{1,60}\]/gu;
const blank = /\[[^[\]{}\r\n]{1,60}\]/gu;

/** Pure: a saved reply in its parts, in order. `{{name|fallback}}` is a variable, `[something]` a blank. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (to: number) => to > from && pieces.push({ kind: 'words', text: source.slice(from, to) });
  for (const match of source.matchAll(variableOrBlank)) {
    words(match.index);
    const [whole, name, fallback] = match;
    if (name === undefined) pieces.push({ kind: 'blank', text: whole });
    else pieces.push({ kind: 'variable', name: plainName(name), fallback: fallback?.trim() ?? null });
    from = match.index + whole.length;
  }
  words(source.length);
  return pieces;
}

const plainName = (name: string) => name.trim().replace(/\s+/gu, ' ').toLowerCase();

/** What keeps a saved reply from being saved: braces without their partner, and names that stand for nothing. */
export type TextProblem = { kind: 'unclosed' } | { kind: 'unknown'; names: string[] };

/** Pure: the first problem of a text, or null. `fieldNames`: the workspace's own fields of contacts. */
export function problemOfText(source: string, fieldNames: readonly string[]): TextProblem | null {
  const pieces = piecesOf(source);
  if (pieces.some((piece) => piece.kind === 'words' && /\{\{|\}\}/.test(piece.text))) return { kind: 'unclosed' };
  const known = new Set<string>([...variableNames, ...fieldVariables(fieldNames)]);
  const names = variablesIn(pieces).filter((name) => !known.has(name));
  return names.length > 0 ? { kind: 'unknown', names: [...new Set(names)] } : null;
}

/** Pure: how the fields of contacts are named in a text. */
export const fieldVariables = (fieldNames: readonly string[]) =>
  ['mail', 'phone', ...fieldNames].map((name) => `contact.${plainName(name)}`);

const variablesIn = (pieces: readonly Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : []));

/** Pure: every blank of a text, those that a fallback may bring among them. */
export const blanksIn = (source: string): string[] => [...new Set(source.match(blank) ?? [])];

/** A text with its variables filled; `missing` have neither a value nor a fallback, `unknown` stand for nothing. */
export type Filled = { text: string; blanks: string[]; missing: string[]; unknown: string[] };

/**
 * Pure: fills each variable once; what a value holds is never read again. `valueFor` answers null for what is not known of
 * this conversation and undefined for what stands for nothing.
 */
export function fillText(source: string, valueFor: (name: string) => string | null | undefined): Filled {
  const missing = new Set<string>();
  const unknown = new Set<string>();
  const blanks = new Set<string>();
  const write = (piece: Piece): string => {
    if (piece.kind === 'words') return piece.text;
    if (piece.kind === 'blank') {
      blanks.add(piece.text);
      return piece.text;
    }
    const value = valueFor(piece.name);
    if (value === undefined) unknown.add(piece.name);
    else if (value !== null && value !== '') return value;
    else if (piece.fallback === null) missing.add(piece.name);
    for (const one of blanksIn(piece.fallback ?? '')) blanks.add(one);
    return piece.fallback ?? `{{${piece.name}}}`;
  };
  const text = piecesOf(source).map(write).join('');
  return { text, blanks: [...blanks], missing: [...missing], unknown: [...unknown] };
}
