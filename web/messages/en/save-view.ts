/** Words of saving a view. */
export const saveView = {
  'view.save.name': 'Name',
  'view.save.name.needed': 'Give it a name.',
  'view.save.audience': 'Who sees it',
  'view.save.audience.me': 'Only me',
  'view.save.audience.team': 'A team',
  'view.save.audience.everyone': 'Everyone',
  'view.save.team': 'Team',
  'view.save.me.hint': '“Me” and “my teams” in a filter mean whoever looks.',
} as const;
