import { measure } from '#contract/measure.ts';
import type { Connector, Limits, TextLimit } from './connector.ts';

export { measure };

/** True when a text is within both the unit limit and the byte limit, if there is one. */
export function fits(text: string, limit: TextLimit): boolean {
  if (limit.maxBytes !== undefined && new TextEncoder().encode(text).length > limit.maxBytes) return false;
  return measure(text, limit.unit) <= limit.max;
}

/** The pictures that may be sent in public or in private; undefined for none. */
export const imagesOn = ({ images }: Limits, stage: 'public' | 'private'): Limits['images'] =>
  images?.onlyIn === undefined || images.onlyIn === stage ? images : undefined;

/** What may be sent from an account to these readers (handles): as its server says, else as the network does. */
export function limitsOf(connector: Connector, settings: Record<string, string>, readers: readonly string[]): Limits {
  return connector.limitsFor?.(settings, readers) ?? connector;
}
