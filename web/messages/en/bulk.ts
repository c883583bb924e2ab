/** Words of choosing many conversations and changing them at once. */
export const bulk = {
  'bulk.select': 'Choose several',
  'bulk.select.one': 'Choose the conversation with {name}',
  'bulk.row': 'Chosen',
  'bulk.selected': '{count, plural, =0 {None chosen} one {# chosen} other {# chosen}}',
  'bulk.cleared': 'Nothing is chosen any more',
  'bulk.clear': 'Choose nothing',
  'bulk.all': 'Choose everything loaded',
  'bulk.whole': 'Choose all in this view',
  'bulk.whole.now': 'All in this view',
  'bulk.key.toggle': 'Choose this one, or not',
  'bulk.key.extend_down': 'Choose the next one too',
  'bulk.key.extend_up': 'Choose the previous one too',
  'bulk.read': 'Mark read',
  'bulk.change.assign': 'Assigned to {name}',
  'bulk.change.unassign': 'Given back to everyone',
  'bulk.change.snooze': 'Snoozed until {when}',
  'bulk.change.snooze.answer': 'Snoozed until they answer',
  'bulk.change.macro': 'Macro {name}',
  'bulk.change.tags': 'Tags {tags}',
  'bulk.undo.of': 'Taken back: {what}',
  'bulk.done': '{what}: {count, plural, =0 {nothing to change} one {# conversation} other {# conversations}}',
  'bulk.cancelled': 'Stopped. {what}: {count, plural, =0 {none} one {# conversation} other {# conversations}}',
  'bulk.left': '{count, plural, one {# was left as it is} other {# were left as they are}}: {why}',
  'bulk.failed': 'Nothing was changed',
  'bulk.stopping': 'Stopping: {what}',
  'bulk.time_left': 'about {time} left',
  'bulk.so_far': '{count, plural, one {# left out} other {# left out}}',
  'bulk.recent': 'Recent bulk changes',
  'bulk.skipped.gone': '{count, plural, one {# is not here or not for you} other {# are not here or not for you}}',
  'bulk.skipped.merged':
    '{count, plural, one {# is part of another conversation} other {# are part of other conversations}}',
  'bulk.skipped.permission': '{count, plural, one {# you may no longer change} other {# you may no longer change}}',
  'bulk.skipped.target_gone':
    '{count, plural, one {# because who should get it is no longer here} other {# because who should get them is no longer here}}',
  'bulk.skipped.too_late':
    '{count, plural, one {# because the snooze would be over} other {# because the snooze would be over}}',
  'bulk.skipped.too_many_tags':
    '{count, plural, one {# would have more than 20 tags} other {# would have more than 20 tags}}',
  'bulk.skipped.posts_unanswered':
    '{count, plural, one {# is not closed in public} other {# are not closed in public}}',
  'bulk.skipped.tasks_open': '{count, plural, one {# has open tasks} other {# have open tasks}}',
  'bulk.skipped.not_yours':
    '{count, plural, one {# is of a kind that others resolve} other {# are of a kind that others resolve}}',
  'bulk.skipped.macro_gone':
    '{count, plural, one {# because the macro is gone or was changed} other {# because the macro is gone or was changed}}',
  'bulk.skipped.macro_refused':
    '{count, plural, one {# where its first step was refused} other {# where its first step was refused}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, one {# where it stopped at a later step} other {# where it stopped at a later step}}',
  'bulk.skipped.changed_since': '{count, plural, one {# changed meanwhile} other {# changed meanwhile}}',
  'bulk.held.ask': 'Resolve all the same…',
} as const;
