/** What holds for all that Meta serves by its Graph API; last read in its documentation of September 2026. */
export const graph = {
  url: 'https://graph.facebook.com',
  /** The dialog stands on another host than the API. */
  dialogUrl: 'https://www.facebook.com',
  version: 'v25.0',
  /** Waited when a refusal for being too fast names no time. */
  pauseMs: 5 * 60_000,
  /** How long a file may take to get there: a film of 25 MB at 2 Mbit/s. */
  uploadMs: 120_000,
} as const;
