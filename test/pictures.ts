import sharp from 'sharp';

/** As a telephone takes it: lying on its side, and saying where it was taken; `width` and `height` before it is turned. */
export const aPhoto = (width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c81e28' } })
    .withExif({ IFD0: { Make: 'Acme' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 8/1 0/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Munich</place></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** What a picture tells beside itself, and how it is. */
export async function readPicture(bytes: Uint8Array) {
  const { format, width, height, exif, xmp, orientation } = await sharp(bytes).metadata();
  const tells = [exif && 'exif', xmp && 'xmp', orientation && 'orientation'].filter(Boolean);
  return { format, width, height, tells };
}
