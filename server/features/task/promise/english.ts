import type { Speech } from './speech.ts';

const us =
  '(?:i|we|(?:(?:my|our|a) )?(?:colleagues?|teams?)(?: [a-z]+){0,3}?|someone|somebody|one of us|our [a-z]+ team)';
const softly = '(?: (?:then|now|also|certainly|definitely|gladly|of course|personally|happily|both|all|please))*';

export const english: Speech = {
  conditions:
    'if|unless|in case|provided(?: that)?|as long as|should you|depending|would|could|might|maybe|perhaps|hopefully',
  commits: `${us}(?:${softly} will|'ll| promise(?: you)? to| shall|(?: am|'m| are|'re) going to|(?: am|'m| are|'re)(?= calling| getting back| sending))${softly}`,
  between:
    '(?: (?:make sure to|be sure to|try to|be able to|be|have someone|have a colleague|get someone to|give it a look and))* ',
  verbs: {
    call: '(?:call|calling|phone|ring)(?: (?:you|back))*|give you a (?:quick )?(?:call|ring)',
    refund:
      '(?:refund|reimburse|credit|repay|pay back|return|transfer)(?:ed|ing)? (?:you|the|your|it|all|both|\\d|€|\\$|£)[^.]*|(?:issue|initiate|process|arrange)(?: you)? (?:a|the|your) (?:full )?(?:refund|credit)',
    send: '(?:send|sending|ship|dispatch|mail|e-?mail you|deliver|replace|post you|forward you)',
    reply:
      '(?:get(?:ting)? back|come back|write|reply|answer|respond|follow up|reach out|report back)|(?:get )?in (?:touch|contact)|contact you|let you know|keep you (?:posted|updated|informed)|update you|tell you|give you an (?:update|answer)|message you|have (?:an answer|news|an update)',
    check:
      '(?:check|look into|look at|investigat|find out|clarify|sort|fix|resolve|take care|escalate|raise|pass|forward|review|examine)\\p{L}*',
  },
  others: [
    {
      kind: 'reply',
      says: "you(?: will|'ll) (?:hear|receive an answer|receive a reply|get an answer|get a reply|have an answer|get news|receive news)(?: back)?",
    },
    { kind: 'call', says: "you(?: will|'ll) (?:get|receive) a call" },
    {
      kind: 'refund',
      says: "(?:you(?: will|'ll) (?:get|receive|have) your (?:money|refund)|your (?:money|refund) will)",
    },
    {
      kind: 'send',
      says: "(?:you(?: will|'ll) (?:get|receive) (?:a|your) (?:replacement|new [a-z]+)|(?:a|your) replacement will)",
    },
  ],
  and: '\\s*,?\\s+(?:and|then)(?: then| also)?\\s+',
  carried: ['we will'],
  times: {
    numbers: {
      a: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      twelve: 12,
      'the next': 1,
    },
    units: {
      minutes: 'min(?:ute)?s?',
      hours: 'h(?:ou)?rs?|h',
      workdays: '(?:business|working|work) days?',
      days: 'days?',
      weeks: 'weeks?',
    },
    within:
      '(?:within|in|after|over)(?: (?:about|around|at most|the next|less than|max(?:imum)?|up to))* (?:\\d+ ?(?:-|–|to|or) ?)?N',
    today: 'today|tonight|this (?:morning|afternoon|evening)|(?:by )?(?:the )?end of (?:the )?(?:business )?day|eod',
    tomorrow: 'tomorrow',
    dayAfterTomorrow: 'day after tomorrow',
    weekdays: [
      'mon(?:day)?',
      'tue(?:s(?:day)?)?',
      'wed(?:nesday)?',
      'thu(?:rs(?:day)?)?',
      'fri(?:day)?',
      'sat(?:urday)?',
      'sun(?:day)?',
    ],
    next: 'next(?: week)?',
    endOfWeek: '(?:the )?end of (?:the|this) week|this week|weekend',
    nextWeek: 'next week',
    parts: { morning: 'morning', noon: 'noon|midday|lunchtime', afternoon: 'afternoon', evening: 'evening|tonight' },
    at: 'at|by|before|until|around|from',
  },
};
