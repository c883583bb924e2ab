import { measure } from '#contract/measure.ts';
import type { Connector } from './connector.ts';
import type { FileLimits, Limits, TextLimit } from './limits.ts';
import type { OutboundAttachment } from './outbound.ts';

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

/** The films, sounds and documents that may go out there; null where none may. */
export function filesOn(limits: Limits | undefined, stage: 'public' | 'private'): FileLimits | null {
  const files = limits?.files;
  return files && (files.onlyIn ?? stage) === stage ? files : null;
}

/** The first that is larger than a file of its type may be, with how large that is in bytes. */
export function findTooLarge(
  attachments: readonly OutboundAttachment[],
  { images, files }: Limits,
): { name: string; maxBytes: number } | undefined {
  for (const { name, mimeType, bytes } of attachments) {
    const type = files?.types.find((one) => one.mimeType === mimeType);
    const maxBytes = type?.maxBytes ?? images?.maxBytes ?? 0;
    if (bytes.length > maxBytes) return { name, maxBytes };
  }
  return undefined;
}
