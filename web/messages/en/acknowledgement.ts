/** Words of what customers are told out of hours. */
export const acknowledgement = {
  'ack.lead':
    'What customers are told who write while you are closed: when a person answers. It counts as no answer, goes out once a conversation, and never where it could hurt.',
  'ack.on': 'Answer by itself while we are closed',
  'ack.on.help':
    'It speaks in the name of your account, so it is off at first. Where your open hours are around the clock, it never speaks.',
  'ack.where': 'Where',
  'ack.where.private': 'To private messages',
  'ack.where.public': 'To public posts',
  'ack.where.public.help': 'Everyone reads it under the post, each time.',
  'ack.texts': 'Texts',
  'ack.texts.lead':
    'The first that fits the account and the customer’s language is said; where none does, the first that fits the account.',
  'ack.text': 'Text in {name}',
  'ack.text.help':
    '{when} becomes the time by which a person answers, from your open hours; {name} the customer, {brand} your account.',
  'ack.text.when': 'Say by when with {when}.',
  'ack.text.unknown': '{name} is not known here.',
  'ack.text.add': 'Add a text',
  'ack.text.remove': 'Remove the text in {name}',
  'ack.text.language': 'Language',
  'ack.text.channels': 'Only for these accounts (none chosen: for all)',
  'ack.sample': 'Would read, when you are next closed ({when})',
  'ack.sample.never': 'Your open hours are around the clock here, so this is never said.',
  'ack.never': 'Never',
  'ack.never.lead': 'Nor to anybody of the press, to whom you blocked or muted, or where a person has answered.',
  'ack.never.tags': 'With one of these tags, too',
  'ack.never.tags.help': 'One a line. {tags} always keep it silent.',
  'ack.never.words': 'Where the customer says one of these words',
  'ack.never.words.help': 'One a line; an asterisk stands for any ending.',
  'ack.never.categories': 'In these categories of the priority matrix',
} as const;
