import type { Limits } from '../limits.ts';

/**
 * What X takes and how often it may be asked, read in the description 2.167 and the pages of 2026-08-22. Everything that
 * X may change without notice stands here.
 */
export const x = {
  /** Weighted; premium accounts may write more. */
  postLength: 280,
  longPostLength: 25_000,
  directLength: 10_000,
  images: 4,
  /** With a direct message. */
  directImages: 1,
  imageBytes: 5 * 1024 * 1024,
  filmBytes: 512 * 1024 * 1024,
  /** A film is brought in pieces of at most 5 MB. */
  pieceBytes: 4 * 1024 * 1024,
  /** How long X may work on a film before we try again, and how often we look where it does not say. */
  filmPatienceMs: 180_000,
  lookAgainSeconds: 5,
  altLength: 1000,
  /** Most that one question may ask for. */
  pageSize: 100,
  idsAtOnce: 100,
  searchDays: 7,
  /** How far back direct messages can be read. */
  directDays: 30,
  /** Direct messages may be read 15 times in 15 minutes, so no faster than this. */
  pollEveryMs: 75_000,
  webhookAddressLength: 200,
} as const;

const imageTypes = ['image/jpeg', 'image/png', 'image/webp'];
const filmTypes = ['video/mp4', 'video/quicktime'];

const limitsOf = (postLength: number) =>
  ({
    text: {
      public: { max: postLength, unit: 'weighted' },
      private: { max: x.directLength, unit: 'characters' },
    },
    images: { max: x.images, maxBytes: x.imageBytes, mimeTypes: imageTypes },
    files: { types: filmTypes.map((mimeType) => ({ mimeType, maxBytes: x.filmBytes })) },
  }) as const satisfies Limits;

export const usualLimits = limitsOf(x.postLength);

/** The names before an answer weigh nothing, so the readers do not matter. */
export function limitsFor(settings: Record<string, string>): Limits {
  return settings.longPosts === 'yes' ? limitsOf(x.longPostLength) : usualLimits;
}
