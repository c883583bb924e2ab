/** What a letter may be: mail itself knows no limit, its readers do. */
export const text = { private: { max: 50_000, unit: 'characters' } } as const;

export const attached = { max: 10, maxBytes: 10 * 1024 * 1024 } as const;

export const images = {
  ...attached,
  mimeTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
} as const;

const others = [
  'application/pdf',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
];
export const files = {
  types: others.map((mimeType) => ({ mimeType, maxBytes: attached.maxBytes })),
  mixes: true,
} as const;
