import { limits, type Network, newId, Refusal } from './network.ts';

type Image = { id: string; mime_type: string; alt: string };

const kinds: readonly { mimeType: string; extension: string; starts: readonly (number | null)[] }[] = [
  { mimeType: 'image/png', extension: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mimeType: 'image/jpeg', extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/gif', extension: 'gif', starts: [0x47, 0x49, 0x46, 0x38] },
  {
    mimeType: 'image/webp',
    extension: 'webp',
    starts: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
];

/** Keeps an image until it is attached. What it is, its bytes say; the sender's word is not asked. */
export function saveImage(network: Network, accountId: string, bytes: Uint8Array, alt: string) {
  if (bytes.length > limits.imageBytes) {
    throw new Refusal(413, 'image_too_large', `An image may have ${limits.imageBytes} bytes.`);
  }
  const kind = kinds.find(({ starts }) => starts.every((byte, n) => byte === null || bytes[n] === byte));
  if (!kind) throw new Refusal(415, 'image_unknown', 'This is no PNG, JPEG, GIF or WebP image.');
  const id = newId();
  network.db.run(
    'insert into image (id, account_id, mime_type, alt, bytes) values (?, ?, ?, ?, ?)',
    id,
    accountId,
    kind.mimeType,
    alt,
    bytes,
  );
  return imageJson(network, { id, mime_type: kind.mimeType, alt });
}

/** Part of the transaction that writes the status. */
export function attachImages({ db }: Network, accountId: string, statusId: string, ids: readonly string[]): void {
  ids.forEach((id, position) => {
    const { changes } = db.run(
      'update image set status_id = ?, position = ? where id = ? and account_id = ? and status_id is null',
      statusId,
      position,
      id,
      accountId,
    );
    if (changes === 0) throw new Refusal(422, 'image_missing', 'This image is not there or is used already.');
  });
}

export function imagesOf(network: Network, statusId: string) {
  const images = network.db.all<Image>(
    'select id, mime_type, alt from image where status_id = ? order by position',
    statusId,
  );
  return images.map((image) => imageJson(network, image));
}

export function readImage({ db }: Network, id: string): { bytes: Uint8Array; mimeType: string } {
  const image = db.get<{ bytes: Uint8Array; mime_type: string }>('select bytes, mime_type from image where id = ?', id);
  if (!image) throw new Refusal(404, 'not_found', 'There is no such image.');
  return { bytes: image.bytes, mimeType: image.mime_type };
}

function imageJson(network: Network, { id, mime_type, alt }: Image) {
  const extension = kinds.find((kind) => kind.mimeType === mime_type)?.extension ?? 'bin';
  return { id, url: `${network.baseUrl()}/images/${id}.${extension}`, alt, mime_type };
}
