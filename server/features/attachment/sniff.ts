type Signature = { mimeType: string; at: number; bytes: string };

/** First bytes by which a type is known, as latin1. A type that is not here is stored and never shown. */
const signatures: readonly Signature[] = [
  { mimeType: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mimeType: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mimeType: 'image/gif', at: 0, bytes: 'GIF87a' },
  { mimeType: 'image/gif', at: 0, bytes: 'GIF89a' },
  { mimeType: 'image/avif', at: 4, bytes: 'ftypavif' },
  { mimeType: 'image/avif', at: 4, bytes: 'ftypavis' },
  { mimeType: 'audio/mp4', at: 4, bytes: 'ftypM4A ' },
  { mimeType: 'video/mp4', at: 4, bytes: 'ftypiso' },
  { mimeType: 'video/mp4', at: 4, bytes: 'ftypmp4' },
  { mimeType: 'video/mp4', at: 4, bytes: 'ftypavc1' },
  { mimeType: 'video/mp4', at: 4, bytes: 'ftypM4V' },
  { mimeType: 'video/mp4', at: 4, bytes: 'ftypdash' },
  { mimeType: 'video/quicktime', at: 4, bytes: 'ftypqt  ' },
  { mimeType: 'video/webm', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { mimeType: 'audio/ogg', at: 0, bytes: 'OggS' },
  { mimeType: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { mimeType: 'audio/mpeg', at: 0, bytes: '\xff\xfb' },
  { mimeType: 'audio/mpeg', at: 0, bytes: '\xff\xf3' },
  { mimeType: 'application/pdf', at: 0, bytes: '%PDF-' },
];

const longest = 16;

/** What the bytes are, whatever anybody says they are; `application/octet-stream` when nothing is recognised. */
export function sniff(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, longest)).toString('latin1');
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp';
  const known = signatures.find(({ at, bytes: signature }) => start.startsWith(signature, at));
  return known?.mimeType ?? 'application/octet-stream';
}

export type Kind = 'image' | 'video' | 'audio' | 'file';

/** What a file of this type is shown as. */
export function kindOf(mimeType: string): Kind {
  const [kind] = mimeType.split('/');
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'file';
}
