/** Checked against the lexicons on 2026-11-22. */
export const textLimit = {
  public: { max: 300, unit: 'graphemes', maxBytes: 3000 },
  private: { max: 1000, unit: 'graphemes', maxBytes: 10_000 },
} as const;

export const imageLimit = {
  max: 4,
  maxBytes: 2_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
} as const;
