import { choiceForms } from '../graph/choices.ts';
import type { Limits, MessagingWindow } from '../limits.ts';

const hourMs = 60 * 60_000;

/** What Instagram takes and how long it waits, last read in its documentation of September 2026; the one place for it. */
export const facts = {
  /** Documented nowhere; what other products hold to. */
  commentCharacters: 2_200,
  /** Of the UTF-8 text: a Cyrillic letter is two, an emoji four. */
  messageBytes: 1_000,
  images: 10,
  imageBytes: 8 * 1024 * 1024,
  fileBytes: 25 * 1024 * 1024,
  storyMs: 24 * hourMs,
  /** So many of our newest posts are read again also where the count of their comments is the same. */
  watchedPosts: 5,
  /** So many of the newest are looked for again where each takes a call of its own. */
  soughtSingly: 20,
} as const;

export const limits = {
  text: {
    public: { max: facts.commentCharacters, unit: 'characters' },
    private: { max: facts.messageBytes, unit: 'bytes' },
  },
  images: { max: facts.images, maxBytes: facts.imageBytes, mimeTypes: ['image/png', 'image/jpeg'], onlyIn: 'private' },
  files: {
    types: ['video/mp4', 'video/quicktime', 'video/webm', 'audio/mp4', 'application/pdf'].map((mimeType) => ({
      mimeType,
      maxBytes: facts.fileBytes,
    })),
    onlyIn: 'private',
  },
} as const satisfies Limits;

/** An account that stands alone: its hosts, and what the person is asked for. */
export const alone = {
  login: 'instagram',
  url: 'https://graph.instagram.com',
  /** The page on which a person says yes, and where its code becomes a token, stand on hosts of their own. */
  signInUrl: 'https://www.instagram.com',
  codeUrl: 'https://api.instagram.com',
  scopes: ['instagram_business_basic', 'instagram_business_manage_comments', 'instagram_business_manage_messages'],
} as const;

export const choices = choiceForms(limits.text.private);

const withPage = { ...limits, choices } satisfies Limits;
/** Uploading is documented with a page alone: else Instagram fetches each file. */
const fetched = { ...withPage, fetchesFiles: true } as const satisfies Limits;
export const limitsFor = ({ login }: Record<string, string>): Limits => (login === alone.login ? fetched : withPage);

/** A day for anything, a week for what a person writes (HUMAN_AGENT); who only commented may be asked in once. */
export const window = {
  hours: 24,
  hoursForPeople: 7 * 24,
  outside: 'nothing',
  mayBegin: true,
} as const satisfies MessagingWindow;

/** What the person is asked for in the dialog, and of what we hear. */
export const scopes = [
  ...['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement'],
  ...['instagram_basic', 'instagram_manage_comments', 'instagram_manage_messages'],
];
export const subscribedFields = [
  ...['comments', 'live_comments', 'mentions', 'messages', 'message_edit', 'message_reactions', 'messaging_postbacks'],
  'standby',
];
/** Of the page: any field makes it tell of its Instagram account; those it tells of already stay. */
export const pageFields = ['feed'];
