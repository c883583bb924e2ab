/** Words of the page on which a customer shows who they are. */
export const identity = {
  'identity.title': 'Is it you?',
  'identity.lead': '{name} asks you to confirm that you are the one who writes to them.',
  'identity.confirm': 'Yes, it is me',
  'identity.send': 'Confirm',
  'identity.code': 'Code',
  'identity.code.help': 'Six digits, sent to {hint}.',
  'identity.missing': 'Fill in every field.',
  'identity.private': 'What you enter is compared and not kept.',
  'identity.warn': 'If you did not write to {name}, close this page.',
  'identity.done.title': 'Thank you',
  'identity.done': 'You can close this page and go on where you wrote to {name}.',
  'identity.closed.title': 'This link does not work any more',
  'identity.closed': 'It works once and for a short time. Ask for a new one where you write to us.',
  'identity.wrong': 'That is not right. {left, plural, one {# try is left.} other {# tries are left.}}',
  'identity.unavailable': 'This cannot be checked right now. Try again in a moment.',
} as const;
