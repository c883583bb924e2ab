/**
 * Messages in ICU syntax, as far as the catalogues use it: arguments, numbers, choices, and plurals with `#`. The
 * library that knows all of it weighs 10 kB on every page; a test holds every message of every language to its answers.
 */
export type Message = readonly Piece[];

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'argument' | 'number'; name: string }
  | Choice
  /** `#`: the number of the plural around it. */
  | { kind: 'counted' };

type Choice = { kind: 'plural' | 'select'; name: string; options: Readonly<Record<string, Message>> };

export type MessageValues = Readonly<Record<string, string | number | null | undefined>>;

/** Reads a message. Throws when it is not well formed. */
export function parseMessage(source: string): Message {
  let at = 0;
  const message = pieces(false);
  if (at < source.length) throw fault();
  return message;

  function pieces(inPlural: boolean): Piece[] {
    const found: Piece[] = [];
    while (at < source.length && source[at] !== '}') found.push(piece(inPlural));
    return found;
  }

  function piece(inPlural: boolean): Piece {
    const text = take(inPlural ? /[^{}#]+/y : /[^{}]+/y);
    if (text) return { kind: 'text', text: text[0] };
    return take(/#/y) ? { kind: 'counted' } : placeholder(inPlural);
  }

  function placeholder(inPlural: boolean): Piece {
    const name = need(/\{\s*(\w+)\s*/y);
    const kind = take(/,\s*(plural|select)\s*,/y)?.[1];
    const found: Piece =
      kind === 'plural' || kind === 'select'
        ? { kind, name, options: options(inPlural || kind === 'plural') }
        : { kind: take(/,\s*number\s*/y) ? 'number' : 'argument', name };
    need(/(\})/y);
    return found;
  }

  function options(inPlural: boolean): Record<string, Message> {
    const found: Record<string, Message> = {};
    while (!take(/\s*(?=\})/y)) {
      const option = need(/\s*(=?\w+)\s*\{/y);
      found[option] = pieces(inPlural);
      need(/(\})/y);
    }
    if (!found.other) throw fault();
    return found;
  }

  /** What stands here, if it is that, and a step behind it. */
  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  }

  function need(pattern: RegExp): string {
    const found = take(pattern)?.[1];
    if (found === undefined) throw fault();
    return found;
  }

  function fault(): Error {
    return new Error(`This is no message from character ${at + 1} on: ${source}`);
  }
}

/** Fills messages as a locale (BCP 47) writes numbers and counts. Throws when a value was not given. */
export function messageWriter(locale: string): (message: Message, values?: MessageValues) => string {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  return (message, values = {}) => write(message, values, Number.NaN);

  function write(message: Message, values: MessageValues, counted: number): string {
    return message.map((piece) => fill(piece, values, counted)).join('');
  }

  function fill(piece: Piece, values: MessageValues, counted: number): string {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'counted') return numbers.format(counted);
    if (!Object.hasOwn(values, piece.name)) throw new Error(`A message was not given its "${piece.name}".`);
    const value = values[piece.name] ?? '';
    const count = Number(value);
    if (!('options' in piece)) return piece.kind === 'number' ? numbers.format(count) : String(value);
    if (piece.kind === 'select') return write(option(piece, String(value)), values, counted);
    return write(option(piece, `=${count}`, plurals.select(count)), values, count);
  }
}

/** The first of these that the choice has, else what it says for all others. */
function option({ options }: Choice, ...names: string[]): Message {
  const name = names.find((one) => Object.hasOwn(options, one)) ?? 'other';
  return options[name] ?? [];
}
