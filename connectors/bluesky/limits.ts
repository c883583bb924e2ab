/** Checked against the lexicons on 2026-11-22. */
export const textLimit = {
  public: { max: 300, unit: 'graphemes', maxBytes: 3000 },
  private: { max: 1000, unit: 'graphemes', maxBytes: 10_000 },
} as const;

export const imageLimit = {
  max: 4,
  maxBytes: 2_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  /** A direct message carries none. */
  onlyIn: 'public',
} as const;

/** One film and nothing beside it, of three minutes at most. */
export const filmLimit = {
  mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
  maxBytes: 300_000_000,
  /** For the way there. */
  timeoutMs: 180_000,
  /** How long the service may work on it before we try again, and how often we look. */
  patienceMs: 180_000,
  lookEveryMs: 1_500,
  /** One that came in and is larger is shown by its picture. */
  mostBytesIn: 8 * 1024 * 1024,
} as const;

export const files = {
  types: filmLimit.mimeTypes.map((mimeType) => ({ mimeType, maxBytes: filmLimit.maxBytes })),
  onlyIn: 'public',
} as const;
