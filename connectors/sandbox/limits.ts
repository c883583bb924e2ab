/** What the network accepts. */
export const text = {
  public: { max: 500, unit: 'characters' },
  private: { max: 2000, unit: 'characters' },
} as const;

export const images = {
  max: 4,
  maxBytes: 5 * 1024 * 1024,
  mimeTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
} as const;

const recordings = ['video/mp4', 'video/webm', 'audio/mpeg', 'audio/mp4', 'audio/ogg'];
export const files = { types: recordings.map((mimeType) => ({ mimeType, maxBytes: 8 * 1024 * 1024 })) };

/** A program may write for a day after the customer's last private message, a person for a week; anybody may be asked in. */
export const window = { hours: 24, hoursForPeople: 168, outside: 'nothing', mayBegin: true } as const;
