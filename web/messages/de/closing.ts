import type { Translation } from '../catalogue.ts';
import type { closing as english } from '../en/closing.ts';

export const closing: Translation<typeof english> = {
  'closing.title': 'Wie Fremde es sehen',
  'closing.title.open': 'Öffentlich noch nicht abgeschlossen',
  'closing.lead': 'Wer kein Konto im Netzwerk hat, liest genau dies, in der Reihenfolge des Netzwerks.',
  'closing.lead.open':
    'Das lesen Fremde. Beantworten Sie, was offen ist, oder sagen Sie, warum nichts nötig ist; Ihr Grund bleibt im Verlauf.',
  'closing.closed': 'Jeder öffentliche Thread endet mit unserer Antwort.',
  'closing.none': 'Nichts an dieser Unterhaltung ist öffentlich.',
  'closing.nothing': 'Von diesem Thread ist nichts mehr zu sehen.',
  'closing.error': 'Der Thread konnte nicht gelesen werden',
  'closing.reading': '{count, plural, one {Der Thread wird} other {Die Threads werden}} vom Netzwerk gelesen…',
  'closing.not_read': 'Das Netzwerk hat nicht geantwortet. Dies ist, was hier zuletzt bekannt war.',
  'closing.thread': 'Thread auf {network}',
  'closing.more': 'Ältere Beiträge sind ausgelassen.',
  'closing.us': 'Wir',
  'closing.customer': 'Kunde',
  'closing.asks': 'Offene Frage',
  'closing.attachments': '{count, plural, one {Ein Anhang} other {# Anhänge}}',
  'closing.needs.answer': '{to} wartet auf eine Antwort.',
  'closing.needs.closing': 'Mit {to} ging es privat weiter. Der öffentliche Thread sagt nicht, wie es ausging.',
  'closing.use_draft': 'Diese Antwort nehmen',
  'closing.draft.problem': 'Es konnte keine Schlussantwort entworfen werden: Zu {names} ist nichts bekannt.',
  'closing.questions':
    '{count, plural, one {Unten wartet eine Frage eines Mitlesenden.} other {Unten warten # Fragen von Mitlesenden.}}',
  'closing.question.answer': 'Antworten',
  'closing.question.answer.to': '{who} antworten',
  'closing.question.leave': 'Beiseitelegen…',
  'closing.question.leave.of': 'Die Frage von {who} beiseitelegen',
  'closing.question.reason.not_for_us': 'Nicht an uns gerichtet',
  'closing.question.reason.answered_by_others': 'Andere haben geantwortet',
  'closing.question.reason.no_answer_needed': 'Braucht keine Antwort',
  'closing.question.left': '{count, plural, one {Frage beiseitegelegt} other {# Fragen beiseitegelegt}}',
  'closing.question.failed': 'Das wurde nicht getan',
  'closing.page.lead':
    'Wie Unterhaltungen dort enden, wo alle mitlesen, und was dort gesagt wird, nachdem ein Anliegen privat geklärt wurde.',
  'closing.rate': 'Wie öffentliche Beiträge endeten',
  'closing.rate.lead':
    'Beiträge, deren Unterhaltungen in dieser Zeit erledigt wurden und es noch sind. Ein Beitrag ist, was ein Kunde in einem Thread gesagt hat; er endete gut, wenn unsere Antwort zuletzt steht.',
  'closing.rate.all':
    '{share} endeten mit unserer Antwort: {answered, number} von {posts, plural, one {einem Beitrag} other {# Beiträgen}}.',
  'closing.rate.none': 'In dieser Zeit wurde keine Unterhaltung mit einem öffentlichen Beitrag erledigt.',
  'closing.rate.account': 'Konto',
  'closing.rate.team': 'Team',
  'closing.rate.no_team': 'Kein Team',
  'closing.rate.posts': 'Beiträge',
  'closing.rate.answered': 'Mit unserer Antwort',
  'closing.rate.share': 'Anteil',
  'closing.rate.period': 'Zeit',
  'closing.rate.days': '{days, plural, one {Letzter Tag} other {Letzte # Tage}}',
  'closing.rate.others': 'Die übrigen',
  'closing.words': 'Schlussantwort',
  'closing.words.lead':
    'Ging ein Anliegen privat weiter, wartet sein öffentlicher Thread auf ein Wort von uns. Diese Worte werden dafür entworfen; ein Mensch sendet sie, und sie gehen wie jede Antwort durch die Prüfung.',
  'closing.words.on': 'Eine Schlussantwort entwerfen',
  'closing.words.on.help':
    'Sie wird beim Erledigen angeboten. Wo die private Unterhaltung für sich steht und verknüpft ist, wird sie ein Entwurf dessen, der die öffentliche hat.',
  'closing.words.add': 'Text hinzufügen',
};
