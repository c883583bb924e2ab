import type { Limits } from '#connectors/limits.ts';

/** What is known of a file; the last three are null for what was kept before pictures were measured. */
type Measured = {
  mimeType: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  frames: number | null;
};

const drawn = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/**
 * Pure: whether a picture leaves as a smaller or plainer JPEG, because the network does not take it as it is. What moves
 * does not: nothing would move any more.
 */
export function isFitted(
  { mimeType, sizeBytes, width, height, frames }: Measured,
  images: Limits['images'] | null,
): boolean {
  if (!images?.mimeTypes.includes('image/jpeg') || !drawn.includes(mimeType) || (frames ?? 1) > 1) return false;
  const pixels = (width ?? 0) * (height ?? 0);
  const isTaken = images.mimeTypes.includes(mimeType) && sizeBytes <= images.maxBytes;
  return !isTaken || pixels > (images.maxPixels ?? Number.POSITIVE_INFINITY);
}
