/** Words of our figures beside those that are counted elsewhere. */
export const figure = {
  'figure.title': 'Compared with phone, mail and tickets',
  'figure.lead':
    'How your matters end and how many answers they take, by the course they took, beside what your team counts elsewhere. A matter counts in the month in which it began; the running month is left out.',
  'figure.span': 'Period',
  'figure.months': '{count, plural, one {Last month} other {Last # months}}',
  'figure.between': '{from} to {to}',
  'figure.counted': 'Ours as counted',
  'figure.way': 'Way',
  'figure.course':
    '{course, select, public {Ours: in public alone} went_private {Ours: from public into private} other {Ours: in private alone}}',
  'figure.way.name':
    '{way, select, phone {Phone} mail {Mail} ticket {Tickets} chat {Chat} shop {In the shop} other {Elsewhere}}',
  'figure.matters': 'Matters',
  'figure.resolved': 'Resolved',
  'figure.each': 'Answers each',
  'figure.public': 'Of them public',
  'figure.covered': 'Months',
  'figure.covered.of': '{months} of {asked}',
  'figure.none': 'Nothing began in these months, and no figures were imported.',
  'figure.remove': 'Remove',
  'figure.remove.of':
    'Remove the figures of {way, select, phone {phone} mail {mail} ticket {tickets} chat {chat} shop {the shop} other {elsewhere}}',
  'figure.removed':
    'Figures removed: {way, select, phone {phone} mail {mail} ticket {tickets} chat {chat} shop {shop} other {elsewhere}}',
  'figure.failed': 'The figures could not be changed',
  'figure.month': 'Month',
  'figure.import': 'Import figures',
  'figure.sample': 'Sheet to fill in',
  'figure.import.title': 'Import {name}',
  'figure.import.sum': '{added} new, {changed} changed, {same} the same, {left} left out',
  'figure.import.apply': '{count, plural, one {Import # line} other {Import # lines}}',
  'figure.import.done': '{count, plural, one {# line imported} other {# lines imported}}',
  'figure.import.rest': '{count, plural, one {# more line} other {# more lines}}',
  'figure.import.lines': 'Lines of the sheet',
  'figure.import.line': 'Line',
  'figure.import.becomes': 'Becomes',
  'figure.import.what': '{becomes, select, new {New} changed {Changed} same {Same} other {Left out}}',
  'figure.import.why': 'Why',
  'figure.import.problem.quote_unclosed':
    'A cell begins with a quote (") and does not end with one. Quotes within such a cell are written twice.',
  'figure.import.problem.column_missing':
    'The column {about} is missing. The first line names the columns: month, way, matters, resolved, exchanges.',
  'figure.import.problem.bad_month': '“{about}” is no month. Write 2026-01.',
  'figure.import.problem.month_to_come': '{about} is still to come.',
  'figure.import.problem.unknown_way': '“{about}” is no way. Write phone, mail, ticket, chat, shop or other.',
  'figure.import.problem.bad_number': '{about} is no whole number.',
  'figure.import.problem.resolved_above': 'More were resolved than there were: {about}.',
  'figure.import.problem.twice': '{about} stands further up already.',
  'figure.import.problem.too_many': 'A sheet holds at most {about} lines.',
} as const;
