import { choiceForms } from '../graph/choices.ts';
import type { Limits, MessagingWindow } from '../limits.ts';

/** What Facebook takes and how long it waits, last read in its documentation of September 2026; the one place for it. */
export const facts = {
  /** Documented nowhere; what other products hold to. */
  commentCharacters: 8_000,
  messageCharacters: 2_000,
  quickReplies: 13,
  quickReplyTitle: 20,
  imageBytes: 8 * 1024 * 1024,
  fileBytes: 25 * 1024 * 1024,
  /** A private answer to a comment: one, so long after it. */
  privateReplyDays: 7,
} as const;

export const limits = {
  text: {
    public: { max: facts.commentCharacters, unit: 'characters' },
    private: { max: facts.messageCharacters, unit: 'characters' },
  },
  images: { max: 1, maxBytes: facts.imageBytes, mimeTypes: ['image/png', 'image/jpeg', 'image/gif'] },
  files: {
    types: ['video/mp4', 'video/quicktime', 'audio/mpeg', 'audio/mp4', 'application/pdf'].map((mimeType) => ({
      mimeType,
      maxBytes: facts.fileBytes,
    })),
    onlyIn: 'private',
  },
} as const satisfies Limits;

export const choices = choiceForms(limits.text.private);

/** A day for anything, a week for what a person writes (HUMAN_AGENT); who only commented may be asked in once. */
export const window = {
  hours: 24,
  hoursForPeople: 7 * 24,
  outside: 'nothing',
  mayBegin: true,
} as const satisfies MessagingWindow;

/** What the person is asked for in the dialog, and of what we hear. */
export const scopes = [
  ...['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement', 'pages_read_user_content'],
  ...['pages_manage_engagement', 'pages_manage_posts', 'pages_messaging'],
];
export const subscribedFields = [
  ...['feed', 'mention', 'ratings', 'messages', 'message_echoes', 'message_edits', 'messaging_postbacks'],
  'message_reactions',
];
