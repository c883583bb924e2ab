/** Words about who else is in a conversation. */
export const presence = {
  'presence.somebody': 'A colleague',
  'presence.here': 'Also here: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Writing: {names}',
  'presence.writing.public': '{names} {count, plural, one {is} other {are}} writing a public answer',
  'presence.writing.private': '{names} {count, plural, one {is} other {are}} writing a private message',
  'presence.writing.note': '{names} {count, plural, one {is} other {are}} writing a note',
} as const;
