/** Words of what belongs together: merging, splitting, linking, and the same matter twice. */
export const matter = {
  'event.merged': '{actor} made this part of conversation {number}',
  'event.absorbed': '{actor} merged {numbers} into this conversation',
  'event.merge_undone': '{actor} took the merge with {numbers} apart again',
  'event.split': '{actor} split off conversation {number}',
  'event.split_off': '{actor} split this off conversation {number}',
  'event.split_undone': '{actor} brought back conversation {number}, which was split off',
  'event.related':
    '{actor} linked this with conversation {number} {kind, select, duplicate {as a duplicate} other {as related}}',
  'event.unrelated': '{actor} removed the link with conversation {number}',
  'event.dismissed': '{actor} said that conversation {number} is another matter',
  'event.undismissed': '{actor} took back that conversation {number} is another matter',
} as const;
