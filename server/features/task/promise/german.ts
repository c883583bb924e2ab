import type { Speech } from './speech.ts';

const us = '(?:ich|wir|(?:(?:meine?|unsere?|eine?|die)(?: \\p{L}+)? )?(?:kollege|kollegin|kollegen|team)|jemand)';
const filler = '(?: (?!nicht|nie|niemals|kein\\p{L}*|wenn|falls|sobald)[\\p{L}\\d:.,-]+){0,9}?';
const before = '(?: (?:ihnen|dir|euch|sie|dich|uns|mich|gerne?|noch|dann|auch|selbstverstandlich|naturlich|umgehend))*';

export const german: Speech = {
  conditions:
    'wenn|falls|sofern|sobald sie|sobald du|sobald ihr|vorausgesetzt|es sei denn|wurden?|konnten?|vielleicht|hoffentlich|moglicherweise|nicht|nie|niemals|keine?[nrms]?',
  // „Wir werden Sie morgen anrufen“ and „Morgen werden wir Sie anrufen“.
  commits: `(?:${us} (?:werden?|wird)|(?:werden?|wird) ${us})`,
  between: `${filler} `,
  verbs: {
    call: '(?:an|zuruck)?rufen|anrufen|telefonieren',
    refund: '(?:zuruck)?(?:erstatten|uberweisen)|zuruckzahlen|gutschreiben',
    send: '(?:zu|ver|ab|los|nach)?(?:schicken|senden)|liefern|ersetzen|austauschen',
    reply:
      '(?:zuruck)?melden|antworten|beantworten|informieren|benachrichtigen|kontaktieren|schreiben|mitteilen|bescheid (?:geben|sagen)|auf (?:sie|dich|euch) zukommen|auf dem laufenden halten',
    check:
      '(?:uber)?prufen|klaren|nachsehen|nachfragen|nachgehen|kummern|untersuchen|weiterleiten|weitergeben|herausfinden|beheben|losen',
  },
  // The present tense says the same: „Wir rufen Sie morgen an“, „Morgen melde ich mich“.
  others: [
    { kind: 'call', says: `(?:${us} (?:rufen?|ruft|telefonieren?)|(?:rufen?|ruft) ${us})${before}` },
    {
      kind: 'refund',
      says: `(?:${us} (?:erstatten?|erstattet|uberweisen?|schreiben?(?=.* gut)|zahlen?(?=.* zuruck))|(?:erstatten?|erstattet|uberweisen?) ${us})`,
    },
    {
      kind: 'reply',
      says: `(?:${us} (?:melden?|meldet|antworten?|informieren?|kontaktieren?|geben?(?=.* bescheid)|gibt(?=.* bescheid)|sagen?(?=.* bescheid)|kommen?(?=.* auf (?:sie|dich|euch) zu)|halten?(?=.* auf dem laufenden))|(?:melden?|meldet|antworten?|informieren?|geben?(?=.* bescheid)) ${us})`,
    },
    {
      kind: 'reply',
      says: '(?:sie|du|ihr) (?:horen|horst|hort)(?=.* von (?:uns|mir))|(?:sie|du|ihr) (?:erhalten|erhaltst|erhaltet|bekommen|bekommst|bekommt)(?=.* (?:antwort|ruckmeldung|nachricht|bescheid))',
    },
    {
      kind: 'refund',
      says: '(?:sie|du|ihr) (?:erhalten|erhaltst|erhaltet|bekommen|bekommst|bekommt)(?=.* (?:geld|erstattung|gutschrift))',
    },
    {
      kind: 'send',
      says: `(?:${us} (?:schicken?|schickt|senden?|sendet|liefern?|ersetzen?|tauschen?(?=.* aus))|(?:schicken?|schickt|senden?|sendet) ${us})`,
    },
    {
      kind: 'check',
      says: `(?:${us} (?:prufen?|pruft|klaren?|klart|kummern? (?:uns|mich)|gehen?(?=.* nach)|sehen?(?=.* nach)|fragen?(?=.* nach)|leiten?(?=.* weiter)|geben?(?=.* weiter))|(?:prufen?|klaren?|kummern?) ${us})`,
    },
  ],
  and: '\\s*,?\\s+(?:und|sowie)(?: dann| auch)?\\s+',
  carried: ['wir', 'wir werden'],
  times: {
    numbers: {
      einer: 1,
      einem: 1,
      eines: 1,
      eine: 1,
      ein: 1,
      zwei: 2,
      drei: 3,
      vier: 4,
      funf: 5,
      sechs: 6,
      sieben: 7,
      acht: 8,
      neun: 9,
      zehn: 10,
      zwolf: 12,
      vierundzwanzig: 24,
      'der nachsten': 1,
    },
    units: {
      minutes: 'minuten?|min',
      hours: 'stunden?|std|h',
      workdays: '(?:werk|arbeits)tage?[ns]?',
      days: 'tage?[ns]?',
      weeks: 'wochen?',
    },
    within:
      '(?:innerhalb(?: von)?|binnen|in|nach)(?: (?:den nachsten|der nachsten|den kommenden|den|etwa|ca\\.?|circa|spatestens|maximal|hochstens|weniger als))* (?:\\d+ ?(?:-|–|bis|oder) ?)?N',
    today: 'heute|noch am selben tag',
    tomorrow: 'morgen(?: fruh| vormittag| mittag| nachmittag| abend)?',
    dayAfterTomorrow: 'ubermorgen',
    weekdays: [
      'montag\\p{L}*',
      'dienstag\\p{L}*',
      'mittwoch\\p{L}*',
      'donnerstag\\p{L}*',
      'freitag\\p{L}*',
      '(?:samstag|sonnabend)\\p{L}*',
      'sonntag\\p{L}*',
    ],
    next: 'nachsten?[nrms]?|kommenden?[nrms]?(?= woche)|nachste woche',
    endOfWeek: '(?:bis )?ende (?:der|dieser) woche|(?:diese|dieser) woche|wochenende|bis zum wochenende',
    nextWeek: '(?:nachste[rn]?|kommende[rn]?) woche|ende nachster woche',
    parts: { morning: 'fruh|vormittags?|in der fruh', noon: 'mittags?', afternoon: 'nachmittags?', evening: 'abends?' },
    at: 'um|bis|ab|gegen|vor',
  },
};
