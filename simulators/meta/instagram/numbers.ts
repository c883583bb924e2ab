/** What Instagram counts, as documented in September 2026; the windows are those of Messenger. */
export const instagramNumbers = {
  /** Of the UTF-8 text. */
  messageBytes: 1_000,
  /** Documented nowhere; what other products hold to. */
  commentCharacters: 2_200,
  imagesAtOnce: 10,
  storyMs: 24 * 60 * 60_000,
  commentsOnPage: 50,
  /** The newest of a room that are shown with what they say. */
  shownOfRoom: 20,
} as const;
