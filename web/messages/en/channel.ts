/** Words of the page about connected accounts. */
export const channel = {
  'channel.lead': 'The accounts with which you listen and answer, and how each of them is.',
  'channel.connect': 'Connect a network',
  'channel.empty': 'No accounts yet',
  'channel.empty.body': 'Connect an account, and what customers write to it arrives in the inbox.',
  'channel.empty.ask': 'Ask an owner of the workspace to connect an account.',
  'channel.actions': 'Actions for @{handle}',
  'channel.back': 'Back',
  'channel.new_tab': '(opens in a new tab)',
  'channel.ledger': 'What it received',
  'channel.sandbox.open': 'Open the sandbox network',

  'channel.health.well': 'Connected',
  'channel.health.paused': 'Paused',
  'channel.health.trouble': 'In trouble',
  'channel.health.reconnect': 'Needs new credentials',
  'channel.health.disconnected': 'Disconnected',
  'channel.remedy.well': 'All is well.',
  'channel.remedy.paused':
    'Earshot asks again at {time} by itself. Nothing is lost: what comes meanwhile is read then.',
  'channel.remedy.trouble': 'Earshot tries again by itself. Nothing is lost: what was missed is read then.',
  'channel.remedy.reconnect': 'Connect the account again. Answers that wait for it go out then.',
  'channel.remedy.disconnected': 'Nothing is received or sent. What was received stays; connect it again any time.',

  'channel.last_delivery': 'Last delivery',
  'channel.last_poll': 'Last checked',
  'channel.connected_at': 'Connected',
  'channel.nothing_yet': 'Nothing yet',
  'channel.not_yet': 'Not yet',
  'channel.hook': 'The network delivers to',
  'channel.hook.none': 'Earshot asks for news',
  'channel.hook.hint': 'The end of the address is a secret between the network and Earshot.',

  'channel.poll': 'Check now',
  'channel.poll.busy': 'Checking…',
  'channel.poll.hint': 'Asks the network now for what may have been missed.',
  'channel.poll.done':
    '{deliveries, plural, =0 {Nothing new for @{handle}.} one {One new delivery for @{handle}.} other {{deliveries, number} new deliveries for @{handle}.}}',

  'channel.choose': 'What should Earshot listen to?',
  'channel.choose.none': 'This installation knows no network that can be connected here.',
  'channel.choose.needs_live': 'Needs a live workspace',
  'channel.ability.reply': 'public answers',
  'channel.ability.direct': 'direct messages',
  'channel.ability.like': 'likes',
  'channel.ability.hide': 'hiding',
  'channel.ability.delete': 'deleting',
  'channel.ability.images': 'images',

  'channel.connect.title': 'Connect {label}',
  'channel.connect.done': '@{handle} is connected.',
  'channel.connect.done.body': 'What came in the last 7 days is being read.',
  'channel.form.body':
    'Earshot tries the credentials with {label} before anything is stored. Secrets are kept encrypted.',
  'channel.form.action': 'Connect',
  'channel.form.busy': 'Asking {label}…',
  'channel.missing': 'This is needed.',
  'channel.no_address': 'This is no address. It begins with https://',
  'channel.secret.show': 'Show the secret',
  'channel.secret.hide': 'Hide the secret',

  'channel.reconnect': 'Connect again',
  'channel.credentials': 'Change the credentials',
  'channel.reconnect.title': 'Connect @{handle} again',
  'channel.reconnect.done': '@{handle} is connected again.',

  'channel.disconnect': 'Disconnect',
  'channel.disconnect.title': 'Disconnect @{handle}?',
  'channel.disconnect.body':
    'Earshot stops listening and sending for this account and forgets its credentials. Conversations and messages stay. Answers on their way wait until it is connected again.',
  'channel.disconnect.done': '@{handle} is disconnected.',

  'channel.live.title': '{label} needs a live workspace',
  'channel.live.body':
    '“{name}” is for practice: its customers are invented. Real customers live in a workspace of their own, so that nothing mixes. You can switch between the two any time.',
  'channel.live.name': 'Name of the live workspace',
  'channel.live.name.help': 'You become its owner. {label} is connected next.',
  'channel.live.create': 'Create and go on',
  'channel.live.go': 'Go on in {name}',
  'channel.live.ask': 'You may not create workspaces. Ask an owner to make a live one and to invite you.',
} as const;
