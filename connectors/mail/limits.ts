/** What a letter may be: mail itself knows no limit, its readers do. */
export const text = { private: { max: 50_000, unit: 'characters' } } as const;

export const images = {
  max: 10,
  maxBytes: 10 * 1024 * 1024,
  mimeTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
} as const;
