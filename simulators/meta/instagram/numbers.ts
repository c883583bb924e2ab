/** What Instagram counts, as documented in September 2026; the windows are those of Messenger. */
export const instagramNumbers = {
  /** Of the UTF-8 text. */
  messageBytes: 1_000,
  /** Documented nowhere; what other products hold to. */
  commentCharacters: 2_200,
  imagesAtOnce: 10,
  imageBytes: 8 * 1024 * 1024,
  storyMs: 24 * 60 * 60_000,
  commentsOnPage: 50,
  /** Of an account that signs in at Instagram itself: its code, its token as the code gives it, and from when a long one is renewed. */
  codeMs: 60 * 60_000,
  shortTokenMs: 60 * 60_000,
  refreshFromMs: 24 * 60 * 60_000,
  /** The newest of a room that are shown with what they say. */
  shownOfRoom: 20,
} as const;
