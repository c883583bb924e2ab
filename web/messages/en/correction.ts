/** Words of putting right what we said. */
export const correction = {
  'correction.title': 'Correct this answer',
  'correction.stood': 'It has stood {stage, select, public {in public} other {in private}} for {time}.',
  'correction.way': 'How',
  'correction.way.edit': 'Put other words in its place',
  'correction.way.replace': 'Delete it and answer anew',
  'correction.way.follow_up': 'Leave it and correct it in a further answer',
  'correction.way.delete': 'Delete it',
  'correction.way.none': '{network} offers no way to change it; a further answer can correct it.',
  'correction.text': 'New words',
  'correction.text.missing': 'Write what shall stand there.',
  'correction.text.same': 'These are the words that stand there already.',
  'correction.reason': 'What was wrong',
  'correction.reason.fact': 'A fact',
  'correction.reason.person': 'The person answered',
  'correction.reason.personal_data': 'Personal data',
  'correction.reason.tone': 'The tone',
  'correction.reason.typing': 'A slip of the pen',
  'correction.reason.other': 'Something else',
  'correction.note': 'For the record',
  'correction.submit': '{way, select, edit {Change it} replace {Delete and send} follow_up {Send} other {Delete}}',
  'correction.withdrawn':
    '{count, plural, one {# task of a promise that no longer stands was removed.} other {# tasks of promises that no longer stand were removed.}}',
  'correction.done':
    '{way, select, edit {Changing it on {network}} follow_up {The correction is on its way} replace {Deleting it; the new answer is on its way} other {Deleting it on {network}}}',
  'correction.told': 'What stood there, for how long, and the reason are kept. When it was public the leads are told.',
  'correction.returned':
    '{state, select, expired {Nobody decided in time about what you wrote.} other {{name} did not let this through:}}',
} as const;
