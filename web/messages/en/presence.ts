/** Words about who else is in a conversation. */
export const presence = {
  'presence.somebody': 'A colleague',
  'presence.here': 'Also here: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Writing: {names}',
} as const;
