/** Words about answers that wait in the browser until there is a connection. */
export const outbox = {
  'outbox.sent': '{count, plural, one {What waited has gone out} other {# that waited have gone out}}',
  'outbox.returned': 'Your answer to {name} did not go out',
  'outbox.returned.body': 'It is in the composer again, with the reason.',
  'outbox.open': 'Open',
  'outbox.count': '{count, plural, one {# answer waits} other {# answers wait}} and will go by itself.',
  'outbox.leave': '{count, plural, one {An answer has} other {# answers have}} not gone out yet',
  'outbox.leave.body': 'Signing out discards what waits in this browser.',
  'outbox.leave.anyway': 'Sign out all the same',
  'outbox.sign_in':
    '{count, plural, one {# answer waits} other {# answers wait}} in this browser. Sign in, and it goes.',
  'composer.earlier': 'An earlier version had gone out already. What you changed since then is in the composer again.',
} as const;
