import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { Fit, Redrawn, Small } from './pictures.ts';

/** Most pixels of a picture, all its frames together: what a good telephone takes, and far below what fills the memory. */
export const mostPixels = 60_000_000;

/** Longest edge of the copy that lists and timelines show, in pixels: twice what they show it at. */
export const smallEdge = 640;

// Nothing but what we recognise is ever read, whatever a picture says that it is: no SVG, no PDF, no script.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`),
});
sharp.cache(false);
sharp.concurrency(1);

type Format = 'jpeg' | 'png' | 'gif' | 'webp';
const mimeTypeOf = (format: Format): string => `image/${format}`;

/** What a format is drawn again as; an AVIF takes seconds to write, and most networks refuse it. */
const drawnAs: Record<string, Format> = { jpeg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp', heif: 'webp' };

const open = (bytes: Uint8Array, more: SharpOptions = {}) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', ...more });

/**
 * The same picture drawn again: upright, in sRGB, and without anything that stood beside it (place, time, camera, other
 * data). What moves keeps moving unless that is too much; then its first frame stands for it. Throws for a broken one.
 */
export async function redraw(bytes: Uint8Array): Promise<Redrawn> {
  const { format, pages = 1, width, height, pageHeight = height } = await open(bytes).metadata();
  const animated = pages > 1 && width * pageHeight * pages <= mostPixels;
  const upright = animated ? open(bytes, { animated }) : open(bytes).autoOrient();
  const { data, info } = await write(upright, drawnAs[format] ?? 'png').toBuffer({ resolveWithObject: true });
  const frames = animated ? pages : 1;
  const shownHeight = animated ? pageHeight : info.height;
  const isLarge = frames === 1 && Math.max(info.width, shownHeight) > smallEdge;
  return {
    ...{ bytes: data, mimeType: mimeTypeOf(drawnAs[format] ?? 'png'), width: info.width, height: shownHeight, frames },
    small: isLarge ? (await shrink(data)).bytes : null,
  };
}

/** The copy for lists and timelines: at most `smallEdge` wide and high. */
export async function shrink(bytes: Uint8Array): Promise<Small> {
  const copy = open(bytes).autoOrient().resize(smallEdge, smallEdge, { fit: 'inside', withoutEnlargement: true });
  return { bytes: await copy.webp({ quality: 80 }).toBuffer() };
}

const qualities = [85, 75, 60];
const leastEdge = 320;

/** A still picture as a JPEG that a network takes; what is transparent becomes white. Throws when nothing would be left of it. */
export async function makeFit(bytes: Uint8Array, { maxBytes, maxPixels = mostPixels }: Fit): Promise<Small> {
  const { width, height } = await open(bytes).metadata();
  const first = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  for (let share = first; Math.max(width, height) * share >= leastEdge || share === first; share *= 0.75)
    for (const quality of qualities) {
      const copy = open(bytes).flatten({ background: 'white' });
      const sized = share < 1 ? copy.resize(Math.max(1, Math.floor(width * share))) : copy;
      const jpeg = await sized.jpeg({ quality, mozjpeg: false }).toBuffer();
      if (jpeg.length <= maxBytes) return { bytes: jpeg };
    }
  throw new Error(`The picture cannot be made as small as ${maxBytes} bytes.`);
}

function write(picture: Sharp, format: Format): Sharp {
  switch (format) {
    case 'jpeg':
      return picture.jpeg({ quality: 90 });
    case 'png':
      return picture.png();
    case 'gif':
      return picture.gif({ effort: 3 });
    case 'webp':
      return picture.webp({ quality: 90, effort: 3 });
  }
}
