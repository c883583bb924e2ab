import { measure } from '#connectors/measure.ts';
import type { FilledReply, FillProblem, Variant } from '#contract/saved-reply.ts';
import { fillText } from '#contract/saved-reply-text.ts';
import { chooseVariant } from './choose-variant.ts';
import type { ReplyPlace } from './place.ts';
import { fillable, valuesOf, variableOf } from './values.ts';

type Asked = {
  variants: readonly Variant[];
  isExpired: boolean;
  /** A second person has to release it first. */
  awaitsRelease?: boolean;
  mode: 'public' | 'private' | 'note';
};

/** Pure: a saved reply as it would stand in one conversation, and what keeps it from standing there. */
export function fillReply({ variants, isExpired, awaitsRelease = false, mode }: Asked, place: ReplyPlace): FilledReply {
  const variant = chooseVariant(variants, place);
  if (!variant) return { text: '', blanks: [], problem: noVariant(variants), variant: null, length: null };
  const values = valuesOf(place.known);
  const withheld = new Set(mode === 'public' ? personalVariables(place) : []);
  const filled = fillText(variant.text, (name) => (withheld.has(name) ? null : values.get(name)));
  const { limit } = place;
  return {
    text: filled.text,
    blanks: filled.blanks,
    problem: problemOf(filled, { isExpired, awaitsRelease, withheld }),
    variant: { network: variant.network, language: variant.language },
    length:
      limit === null ? null : { length: measure(filled.text.trim(), limit.unit), max: limit.max, unit: limit.unit },
  };
}

/**
 * Pure: how a saved reply begins, as a list shows it in one conversation; personal fields are left out, because it may
 * stand in public, and what is cut off or not known reads as a gap.
 */
export function fillOpening(opening: string, place: ReplyPlace): string {
  const values = valuesOf(place.known);
  const withheld = new Set(personalVariables(place));
  const whole = opening.replace(/\{\{?[^{}]*$/u, '…');
  const { text } = fillText(whole, (name) => (withheld.has(name) ? null : values.get(name)));
  return text.replace(/\{\{[^{}]*\}\}/gu, '…');
}

/** Anybody reads a public reply. */
const personalVariables = ({ known, personal }: ReplyPlace) =>
  fillable(known.fields)
    .filter(({ key }) => personal.has(key))
    .map(variableOf);

type Filled = { missing: readonly string[]; unknown: readonly string[] };

function problemOf(
  { missing, unknown }: Filled,
  { isExpired, awaitsRelease, withheld }: { isExpired: boolean; awaitsRelease: boolean; withheld: ReadonlySet<string> },
): FillProblem | null {
  const personal = missing.filter((name) => withheld.has(name));
  if (isExpired) return said('expired', [], 'This saved reply has expired. Ask its owner for a new one.');
  if (awaitsRelease) return said('unreleased', [], 'A second person has to release this saved reply first.');
  if (unknown.length > 0)
    return said('unknown', unknown, `This saved reply names what does not exist: ${unknown.join(', ')}.`);
  if (personal.length > 0)
    return said('personal', personal, `Anybody could read ${personal.join(', ')} here. Answer privately instead.`);
  if (missing.length > 0)
    return said('missing', missing, `Nothing is known here for ${missing.join(', ')}, and there is no fallback.`);
  return null;
}

const noVariant = (variants: readonly Variant[]) =>
  said(
    'no_variant',
    [...new Set(variants.map(({ network }) => network))],
    'This saved reply has no text for this network.',
  );

const said = (reason: FillProblem['reason'], names: readonly string[], message: string): FillProblem => ({
  reason,
  names: [...names],
  message,
});
