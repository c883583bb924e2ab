import type { Limits } from '../limits.ts';

/** What Threads takes and how often it may be asked, last read in its documentation of summer 2026; the one place for it. */
export const facts = {
  version: 'v1.0',
  apiUrl: 'https://graph.threads.net',
  /** The page on which a person says yes stands on another host than the API. */
  signInUrl: 'https://threads.net',
  textLength: 500,
  links: 5,
  images: 20,
  imageBytes: 8 * 1024 * 1024,
  filmBytes: 1024 * 1024 * 1024,
  altLength: 1_000,
  /** How long a text and how long files may take to be made ready before we try again, and how often we look. */
  textPatienceMs: 5_000,
  filePatienceMs: 120_000,
  lookEveryMs: 1_000,
  /** Waited when a refusal for being too fast names no time. */
  pauseMs: 5 * 60_000,
  /**
   * How many calls there are depends on how often the account is seen: at the very least 48,000 a day, which is 33 a
   * minute. So: how often we ask, of how many of our posts, and how many single posts are looked up a minute.
   */
  pollEveryMs: 120_000,
  watchedPosts: 30,
  watchedDays: 7,
  lookedUpAtOnce: 8,
  pageSize: 50,
  mostPages: 5,
} as const;

/** An emoji is as long as its bytes. */
export const limits = {
  text: { public: { max: facts.textLength, unit: 'emoji_bytes' } },
  images: { max: facts.images, maxBytes: facts.imageBytes, mimeTypes: ['image/jpeg', 'image/png'] },
  files: {
    types: ['video/mp4', 'video/quicktime'].map((mimeType) => ({ mimeType, maxBytes: facts.filmBytes })),
  },
  fetchesFiles: true,
} as const satisfies Limits;

/** What the person is asked for, and what each is for. */
export const scopes = [
  ...['threads_basic', 'threads_content_publish', 'threads_read_replies', 'threads_manage_replies'],
  ...['threads_manage_mentions', 'threads_delete'],
];

/** Of what news are told; chosen by hand in the app's dashboard. */
export const subscribedFields = ['replies', 'mentions', 'publish', 'delete'];
