/** Words of what a search finds. */
export const search = {
  'search.results': 'Results',
  'search.count': '{count, plural, =0 {Nothing found} one {# conversation} other {# conversations}}',
  'search.empty.title': 'Nothing found for “{query}”',
  'search.empty.body':
    'Try fewer words or another spelling. Names, handles and the text of messages and notes are searched.',
  'search.narrow': 'Show only',
  'search.contact': 'Contact page of {name}',
  'search.hits': '{count, plural, one {# more place} other {# more places}}',
  'search.problem.unknown_operator': '“{word}” is no filter.',
  'search.problem.bad_date': '“{word}” is no date. Write it like 2026-03-29.',
  'search.problem.unknown_value': '“{word}” is not known here.',
  'search.problem.nothing_to_find': 'Add a word to look for.',
  'search.problem.known': 'Possible: {known}.',
  'search.error.title': 'The search did not work',
} as const;
