/** Words of whether a message needs an answer, beside its conversation. */
export const triage = {
  'triage.title': 'Does it need an answer?',
  'triage.none': 'The customer has asked nothing here yet.',
  'triage.waiting': '{count, plural, one {One message is} other {{count, number} messages are}} still to be decided.',
  'triage.another': 'Another message here still waits, so the conversation stays in the queue.',
  'triage.decision.answer': 'Answer',
  'triage.decision.acknowledge': 'Acknowledge',
  'triage.decision.watch': 'Watch',
  'triage.decision.none': 'No answer',
  'triage.decided':
    '{decision, select, answer {It needs an answer} acknowledge {It is to be acknowledged} watch {It is watched, and nobody waits for an answer} other {It needs no answer}}',
  'triage.failed': 'The decision was not kept',
  'triage.key': 'Needs an answer, or none',
  'triage.by': '{name} decided; the policy says: {found}',
  'triage.rule': '“{rule}”.',
  'triage.rule.none': 'No rule of the engagement policy fits, so it is answered.',
  'triage.version.first': 'Engagement policy as every workspace starts with it',
  'triage.version': 'Engagement policy, version {version, number}',
  'triage.guard':
    '{guard, select, danger {The rule would leave it, but a life may be in danger: a person decides.} threat {The rule would leave it, but it may be a threat: a person decides.} press {The rule would leave it, but the press, an authority or a lawyer wrote: a person decides.} other {The rule would leave it, but who writes in private waits: a person decides.}}',
  'triage.because.addressed': '{value, select, us {It is said to us} other {It only names us}}',
  'triage.because.answered': '{value, select, true {Somebody had answered before} other {Nobody had answered yet}}',
  'triage.because.without': 'Nothing in it of {values}',
  'triage.because.length': 'At most {count} characters',
} as const;

/** Words of the engagement policy. */
export const triageRules = {
  'triage.lead':
    'Whether a customer’s message needs an answer. What needs none leaves the queue, its clocks and the figures; what is watched stays in sight without a clock.',
  'triage.rules': 'Engagement policy',
  'triage.rules.lead': 'Each message is read from the top once it was understood; the first rule that fits counts.',
  'triage.rest': 'Everything that no rule takes is answered.',
  'triage.rule.new': 'New rule',
  'triage.guards':
    'No rule alone leaves these without an answer: danger to life, threats, the press, authorities and lawyers, and whatever is written in private. There a person decides.',
  'triage.sentence': '{when, select, all {Everything} other {When: {when}}}.',
  'triage.then':
    '{decision, select, answer {Answer it} acknowledge {Acknowledge it} watch {Watch it} other {No answer needed}}.',
  'triage.when.addressed': '{value, select, us {said to us} other {we are only named}}',
  'triage.when.answered': '{value, select, true {somebody has answered before} other {nobody has answered yet}}',
  'triage.when.length': 'at most {count} characters',
  'triage.when.without': 'nothing in it of {values}',
  'triage.becomes': 'What becomes of it',
  'triage.becomes.help':
    '{decision, select, answer {It waits in the queue for an answer.} acknowledge {It waits in the queue; a like or a short word will do.} watch {It rests until they write again and stands in the view of what is watched.} other {It leaves the queue until they write again.}}',
  'triage.part.when': 'When all of this holds',
  'triage.part.when.help': 'What is unknown of a message fits nothing.',
  'triage.addressed': 'Said to us',
  'triage.addressed.help': 'To us: in private, below something of ours, or begun with a name.',
  'triage.addressed.of': '{value, select, us {To us} mention {We are only named} other {Either}}',
  'triage.answered': 'Answered before',
  'triage.answered.of':
    '{value, select, true {A person has answered in this conversation} false {Nobody has answered yet} other {Either}}',
  'triage.length': 'At most so many characters',
  'triage.without': 'None of this is in it',
} as const;
