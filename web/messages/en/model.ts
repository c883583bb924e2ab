/** Words of the models that judge messages. */
export const model = {
  'model.title': 'Models',
  'model.lead':
    'Small models on your own machine read every message of a customer. Your corrections teach them, and nothing leaves the server.',
  'model.failed': 'That was not done',
  'model.held.done':
    '{version, select, 0 {Nothing taught judges any more} other {Version {version} judges again}}. Nothing more is learned.',
  'model.own': 'Taught by your team',
  'model.own.lead':
    'Each correction is learned within seconds and judges the next messages. Every version can be gone back to; what was taught is then held there.',
  'model.own.learned':
    '{count, plural, =0 {Nothing was corrected yet.} one {Learned from one correction.} other {Learned from {count, number} corrections.}}',
  'model.own.learning': 'learning…',
  'model.own.release': 'Let it learn again',
  'model.own.held':
    'Held by {name}. {count, plural, =0 {No correction waits.} one {One correction waits.} other {{count, number} corrections wait.}}',
  'model.own.none': 'Without anything taught',
  'model.examples': '{count, plural, one {one correction} other {{count, number} corrections}}',
  'model.held_out': 'of {rows, number} that were held out {share} right, {without} without it',
  'model.rerun': 'Judge the past again',
  'model.rerun.lead':
    'After a new version, messages that were judged by an older one can be judged anew in the background. People’s corrections stay. The preview writes nothing.',
  'model.rerun.running': '{kind, select, preview {Looking what would change} other {Judging again}}',
  'model.rerun.stopping': '{kind, select, preview {Stopping the preview} other {Stopping}}',
  'model.rerun.period': 'Messages of',
  'model.rerun.days': '{days, plural, one {one day} other {{days, number} days}}',
  'model.rerun.preview': 'See what would change',
  'model.rerun.start': 'Judge again',
  'model.rerun.done':
    '{kind, select, preview {Preview} other {Judged again}}: {count, plural, one {one message} other {{count, number} messages}} of {days, plural, one {one day} other {{days, number} days}}{state, select, cancelled {, stopped before its end} other {}}',
  'model.rerun.nothing': 'Nothing changes.',
  'model.rerun.changes': 'What changes',
  'model.task': 'About',
  'model.label': 'Label',
  'model.from': 'From',
  'model.to': 'To',
  'model.messages': 'Messages',
  'model.drift': 'Drift',
  'model.drift.lead':
    'How often something is found this week, against the four weeks before. What moves much means that customers write differently, or that a model fits them less.',
  'model.drift.of': '{now, number} messages this week, {before, number} in the four weeks before',
  'model.drift.now': 'This week',
  'model.drift.before': 'Before',
  'model.drift.change': 'Points',
  'model.drift.none': 'Nothing was understood yet.',
  'model.corrections': 'Corrections',
  'model.corrections.lead': 'What people said and what it was learned from. Each opens its conversation.',
  'model.corrections.none': 'Nobody corrected anything yet.',
  'model.corrections.more': 'Show more',
  'model.correction': '{task}: {was} → {label}',
  'model.cards': 'Models that come with Earshot',
  'model.cards.lead':
    'Version {model}. What they were trained on, how they did on texts they had not seen, and what they cannot do.',
  'model.trained_on': 'trained on {count, number} texts',
  'model.limits': 'What it cannot do',
  'model.figures': 'How it did',
  'model.sources': 'Trained on',
  'taxonomy.lead':
    'What customers write about, what they want, and of which product, in your own terms. It stands beside each message, and rules and lists can ask for it.',
  'taxonomy.of.theme': 'Themes',
  'taxonomy.of.intent': 'Intents',
  'taxonomy.of.product': 'Products',
  'taxonomy.lead.theme':
    'What a message is about: the theme whose words it says; where several fit, it stays unknown. From 100 corrections and examples on, your own model tells themes apart.',
  'taxonomy.lead.intent':
    'What somebody wants. Of several whose words a message says, the one that stands first here counts; without words, an advertisement, lost patience, a question or a mood tells it. From 100 corrections and examples on, your own model does.',
  'taxonomy.lead.product':
    'Which of your products or services it is. A message that says a name has it at once; where it says several, it stays unknown. From 100 corrections and examples on, your own model also finds what is not named.',
  'taxonomy.none.theme': 'No theme yet',
  'taxonomy.none.theme.body': 'Name what customers write about, with the words by which it is known.',
  'taxonomy.none.intent': 'No intent yet',
  'taxonomy.none.intent.body':
    'Start with complaint, question, request, cancellation, praise, report of a fault and offer, known by their words in five languages, or name your own.',
  'taxonomy.none.product': 'Name your products',
  'taxonomy.none.product.body':
    'Their names and spellings are found in new messages at once. For those of the last days, judge them again under Models.',
  'taxonomy.start': 'Start with these seven',
  'taxonomy.add.theme': 'Add a theme',
  'taxonomy.add.intent': 'Add an intent',
  'taxonomy.add.product': 'Add a product',
  'taxonomy.new.theme': 'New theme',
  'taxonomy.new.intent': 'New intent',
  'taxonomy.new.product': 'New product',
  'taxonomy.raise': 'Move up',
  'taxonomy.names': 'Other names and spellings',
  'taxonomy.names.help':
    'One a line, also in other languages; the name itself counts too. A star at the end fits any ending.',
  'taxonomy.known_by':
    '{words, plural, =0 {no words} one {one word} other {{words, number} words}}, {examples, plural, =0 {no examples} one {one example} other {{examples, number} examples}}',
  'taxonomy.name': 'Name',
  'taxonomy.description': 'When a message belongs to it',
  'taxonomy.examples': 'Examples',
  'taxonomy.examples.help': 'One message a line, as customers write them.',
  'taxonomy.merge': 'Make it part of another',
  'taxonomy.merge.none': 'Stays of its own',
  'taxonomy.merged': 'Part of others',
  'taxonomy.merged.lead': 'Messages that had these bear the other’s name, from the moment the version is switched on.',
  'taxonomy.merged.into': '{name} is part of {other}',
  'taxonomy.part': 'Make it stand by itself',
} as const;
