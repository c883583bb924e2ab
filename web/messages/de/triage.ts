import type { Translation } from '../catalogue.ts';
import type { triage as english, triageRules as englishRules } from '../en/triage.ts';

export const triage: Translation<typeof english> = {
  'triage.title': 'Braucht es eine Antwort?',
  'triage.none': 'Hier ist nichts zu entscheiden.',
  'triage.waiting':
    '{count, plural, one {Über eine Nachricht ist} other {Über {count, number} Nachrichten ist}} noch nicht entschieden.',
  'triage.another': 'Eine andere Nachricht wartet noch, darum bleibt die Konversation in der Reihe.',
  'triage.decision.answer': 'Antworten',
  'triage.decision.acknowledge': 'Bestätigen',
  'triage.decision.watch': 'Beobachten',
  'triage.decision.none': 'Keine',
  'triage.decided':
    '{decision, select, answer {Es braucht eine Antwort} acknowledge {Es wird kurz bestätigt} watch {Es wird beobachtet, und niemand wartet auf eine Antwort} other {Es braucht keine Antwort}}',
  'triage.failed': 'Die Entscheidung wurde nicht gespeichert',
  'triage.key': 'Braucht eine Antwort oder keine',
  'triage.by': '{name} hat entschieden; die Regeln sagen: {found}',
  'triage.rule': '„{rule}“.',
  'triage.rule.none': 'Keine Regel zum Antworten passt, also wird geantwortet.',
  'triage.version.first': 'Regeln zum Antworten, mit denen jeder Arbeitsbereich beginnt',
  'triage.version': 'Regeln zum Antworten, Version {version, number}',
  'triage.guard':
    '{guard, select, danger {Die Regel würde es lassen, aber ein Leben kann in Gefahr sein: Ein Mensch entscheidet.} threat {Die Regel würde es lassen, aber es kann eine Drohung sein: Ein Mensch entscheidet.} press {Die Regel würde es lassen, aber Presse, eine Behörde oder ein Anwalt hat geschrieben: Ein Mensch entscheidet.} other {Die Regel würde es lassen, aber wer privat schreibt, wartet: Ein Mensch entscheidet.}}',
  'triage.because.addressed': '{value, select, us {Es ist an uns gerichtet} other {Es nennt uns nur}}',
  'triage.because.answered': '{value, select, true {Jemand hatte schon geantwortet} other {Niemand hatte geantwortet}}',
  'triage.because.without': 'Nichts darin von: {values}',
  'triage.because.length': 'Höchstens {count} Zeichen',
};

export const triageRules: Translation<typeof englishRules> = {
  'triage.lead':
    'Ob eine Nachricht eine Antwort braucht. Was keine braucht, verlässt die Reihe, die Fristen und die Zahlen; was beobachtet wird, bleibt ohne Frist im Blick.',
  'triage.rules': 'Regeln zum Antworten',
  'triage.rules.lead':
    'Jede Nachricht wird von oben gelesen, sobald sie verstanden wurde; die erste passende Regel zählt.',
  'triage.rest': 'Was keine Regel nimmt, wird beantwortet.',
  'triage.rule.new': 'Neue Regel',
  'triage.guards':
    'Keine Regel allein lässt dies ohne Antwort: Lebensgefahr, Drohungen, Presse, Behörden und Anwälte und was privat geschrieben wird. Dort entscheidet ein Mensch.',
  'triage.sentence': '{when, select, all {Alles} other {Wenn: {when}}}.',
  'triage.then':
    '{decision, select, answer {Antworten} acknowledge {Kurz bestätigen} watch {Beobachten} other {Keine Antwort nötig}}.',
  'triage.when.addressed': '{value, select, us {an uns gerichtet} other {wir sind nur genannt}}',
  'triage.when.answered': '{value, select, true {schon jemand geantwortet hat} other {noch niemand geantwortet hat}}',
  'triage.when.length': 'höchstens {count} Zeichen',
  'triage.when.without': 'nichts darin von: {values}',
  'triage.becomes': 'Was daraus wird',
  'triage.becomes.help':
    '{decision, select, answer {Es wartet in der Reihe auf eine Antwort.} acknowledge {Es wartet in der Reihe; ein Like oder ein kurzes Wort genügt.} watch {Es ruht, bis wieder geschrieben wird, und steht in der Ansicht des Beobachteten.} other {Es verlässt die Reihe, bis wieder geschrieben wird.}}',
  'triage.part.when': 'Wenn all das gilt',
  'triage.part.when.help': 'Was von einer Nachricht unbekannt ist, passt auf nichts.',
  'triage.addressed': 'An uns gerichtet',
  'triage.addressed.help': 'An uns: privat, unter etwas von uns, oder mit einem Namen begonnen.',
  'triage.addressed.of': '{value, select, us {An uns} mention {Wir sind nur genannt} other {Egal}}',
  'triage.answered': 'Schon beantwortet',
  'triage.answered.of':
    '{value, select, true {Ein Mensch hat hier schon geantwortet} false {Noch niemand hat geantwortet} other {Egal}}',
  'triage.length': 'Höchstens so viele Zeichen',
  'triage.without': 'Nichts davon ist darin',
  'triage.try': 'An Vergangenem ausprobieren',
  'triage.try.lead':
    'Die Regeln, wie sie auf dieser Seite stehen, neben den geltenden, an dem, was Kunden schrieben. Entschieden wird damit nichts.',
  'triage.try.period': 'Zeitraum',
  'triage.try.days': '{days, plural, one {Der letzte Tag} other {Die letzten {days, number} Tage}}',
  'triage.try.run': 'Ausprobieren',
  'triage.try.running': '{state, select, cancelling {Wird angehalten} other {Die Regeln werden ausprobiert}}',
  'triage.try.failed': 'Das hat nicht geklappt',
  'triage.try.done':
    '{state, select, done {Ausprobiert} cancelled {Angehalten} other {Abgebrochen}} an {count, plural, one {einer Nachricht} other {{count, number} Nachrichten}} {days, plural, one {des letzten Tages} other {der letzten {days, number} Tage}}',
  'triage.try.stale': 'Sie haben die Regeln seither geändert; probieren Sie sie noch einmal aus',
  'triage.try.overridden':
    '{count, plural, one {Über eine davon hat ein Mensch entschieden: Das bleibt.} other {Über {count, number} davon haben Menschen entschieden: Das bleibt.}}',
  'triage.try.decision': 'Entscheidung',
  'triage.try.now': 'Wie es ist',
  'triage.try.draft': 'Mit diesen Regeln',
  'triage.try.change': 'Änderung',
  'triage.try.moves': 'Was anders entschieden würde',
  'triage.try.same': 'Nichts.',
  'triage.try.move': '„{to}“ statt „{from}“',
  'triage.try.messages': '{count, plural, one {eine Nachricht} other {{count, number} Nachrichten}}',
  'triage.try.rule': 'durch „{rule}“',
  'triage.try.rule.none': 'keine Regel passt',
  'triage.tab.rules': 'Regeln',
  'triage.tab.sample': 'Blindprobe',
  'triage.tab.figures': 'Zahlen',
  'triage.sample.lead':
    'Zwei von hundert, die die Regeln lassen oder beobachten, unter ebenso vielen anderen. Sag, was du tätest; nichts verrät, was entschieden wurde. Was gelassen wurde und eine Antwort braucht, kommt sofort in die Reihe zurück.',
  'triage.sample.left': '{count, plural, one {Noch eine} other {Noch {count, number}}}',
  'triage.sample.no_text': '(ohne Worte)',
  'triage.sample.needs': 'Braucht eine Antwort',
  'triage.sample.needs_none': 'Braucht keine',
  'triage.sample.said.needs': 'Es braucht eine Antwort',
  'triage.sample.said.needs_none': 'Es braucht keine',
  'triage.sample.failed': 'Was du sagtest, wurde nicht gespeichert',
  'triage.sample.empty': 'Nichts zu beurteilen',
  'triage.sample.empty.body': 'Zwei von hundert, die die Regeln ohne Antwort lassen, tauchen hier auf.',
  'triage.weeks': 'Was die Regeln übersahen',
  'triage.weeks.lead':
    'Der Anteil des Gelassenen oder Beobachteten, das Menschen beantwortet hätten, und des Wartenden, das keine Antwort brauchte; in Klammern, was eine so kleine Probe offen lässt.',
  'triage.weeks.empty': 'Noch wurde nichts gezogen.',
  'triage.week': 'Woche vom',
  'triage.weeks.judged': 'Beurteilt',
  'triage.weeks.of': '{judged, number} von {drawn, number}',
  'triage.weeks.missed': 'Übersehen',
  'triage.weeks.needless': 'Unnötig',
  'triage.weeks.rate': '{rate} ({low} bis {high})',
  'triage.days': 'Die letzten sieben Tage',
  'triage.day': 'Tag',
  'triage.days.overridden': 'Von Menschen entschieden',
  'triage.export': 'Exportieren',
  'triage.export.hint': 'Die Proben der letzten 90 Tage als Tabelle',
  'triage.export.failed': 'Der Export ist fehlgeschlagen',
};
