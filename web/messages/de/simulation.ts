import type { Translation } from '../catalogue.ts';
import type { simulation as english } from '../en/simulation.ts';

export const simulation: Translation<typeof english> = {
  'simulation.lead':
    'Probieren Sie Entwürfe an dem aus, was war. Jede Unterhaltung wird mit denselben Regeln noch einmal durchlebt, und nichts wird geändert.',
  'simulation.period': 'Zeitraum',
  'simulation.period.yesterday': 'Gestern',
  'simulation.period.week': 'Die letzten 7 Tage',
  'simulation.period.month': 'Die letzten 28 Tage',
  'simulation.period.own': 'Andere Tage',
  'simulation.period.wrong': 'Wählen Sie Tage, die vorbei sind, höchstens {days, number}.',
  'simulation.from': 'Von',
  'simulation.until': 'Bis einschließlich',
  'simulation.drafts': 'Entwürfe zum Ausprobieren',
  'simulation.drafts.none': 'Es gibt keinen Entwurf zum Ausprobieren',
  'simulation.drafts.none.lead':
    'Ändern Sie eine Regel und behalten Sie sie als Entwurf; hier sehen Sie dann, was sie bewirkt hätte.',
  'simulation.run': 'Ausprobieren',
  'simulation.running': '{drafts} wird ausprobiert: {period}',
  'simulation.stopping': 'Wird angehalten: {drafts}, {period}',
  'simulation.of': '{drafts}, {period}',
  'simulation.empty': 'Noch wurde nichts ausprobiert',
  'simulation.empty.lead': 'Was verspätet gewesen wäre, auch nachts, und was etwas anderes gewesen wäre.',
  'simulation.earlier': 'Frühere',
  'simulation.state.running': 'läuft',
  'simulation.state.cancelling': 'wird angehalten',
  'simulation.state.cancelled': 'angehalten',
  'simulation.state.done': 'fertig',
  'simulation.state.failed': 'nicht fertig geworden',
  'simulation.cancelled.lead': 'Sie wurde angehalten und hat kein Ergebnis.',
  'simulation.failed.lead': 'Sie konnte nicht zu Ende geführt werden und sagt nichts. Versuchen Sie es noch einmal.',
  'simulation.result': 'Ergebnis',
  'simulation.outdated': 'Seither geändert',
  'simulation.draft.of': '{policy}, Version {version, number}',
  'simulation.count':
    '{count, plural, one {# Unterhaltung wurde noch einmal durchlebt.} other {# Unterhaltungen wurden noch einmal durchlebt.}}',
  'simulation.alike.all': 'Unter den Regeln von damals kam jede genau so heraus, wie sie aufgezeichnet ist.',
  'simulation.alike':
    'Unter den Regeln von damals kamen {count, number} von {total, number} genau so heraus, wie sie aufgezeichnet sind.',
  'simulation.unwritten':
    '{count, plural, one {Von # ist nichts aufgezeichnet: Sie ist älter als die Fristen.} other {Von # ist nichts aufgezeichnet: Sie sind älter als die Fristen.}}',
  'simulation.different':
    '{count, plural, one {# kam anders heraus, etwa nach einer Teilung oder Löschung:} other {# kamen anders heraus, etwa nach einer Teilung oder Löschung:}}',
  'simulation.figures': 'Wie es war, und mit dem Entwurf',
  'simulation.figures.lead':
    'Fristen, die im Zeitraum begannen, verfolgt bis zum Ausprobieren. Zeiten sind Öffnungszeit.',
  'simulation.by': 'Gruppieren nach',
  'simulation.by.all': 'Frist',
  'simulation.by.category': 'Kategorie',
  'simulation.by.priority': 'Priorität',
  'simulation.by.team': 'Team',
  'simulation.by.person': 'Wer sie hat',
  'simulation.by.network': 'Netzwerk',
  'simulation.none.all': 'Alle',
  'simulation.none.category': 'Noch nicht gelesen',
  'simulation.none.priority': 'Keine',
  'simulation.none.team': 'Kein Team',
  'simulation.none.person': 'Niemand',
  'simulation.none.network': 'Keines',
  'simulation.began': 'Begannen',
  'simulation.late': 'Verspätet',
  'simulation.night': 'Nachts verspätet',
  'simulation.warned': 'Gewarnt',
  'simulation.median': 'Die Hälfte in',
  'simulation.p90': 'Neun von zehn in',
  'simulation.change': '{now}, mit dem Entwurf {draft}',
  'simulation.nothing': 'In diesem Zeitraum begann nichts.',
  'simulation.csv': 'In eine Tabelle',
  'simulation.days': 'Verspätet nach Tagen',
  'simulation.days.lead': 'Alle Fristen nach dem Tag, an dem sie begannen.',
  'simulation.days.table': 'Als Tabelle',
  'simulation.days.most': 'Höchstens {count, number} am Tag',
  'simulation.day': 'Tag',
  'simulation.now': 'Wie es war',
  'simulation.draft': 'Mit dem Entwurf',
  'simulation.turns': 'Was verspätet wäre und was nicht mehr',
  'simulation.turns.none': 'Nichts: Dieselben Fristen sind verspätet.',
  'simulation.turn':
    '{becomes, select, late {{count, plural, one {{kind}: # wäre verspätet} other {{kind}: # wären verspätet}}} other {{count, plural, one {{kind}: # wäre nicht mehr verspätet} other {{kind}: # wären nicht mehr verspätet}}}}',
  'simulation.moves': 'Was eine andere Kategorie wäre',
  'simulation.moves.none': 'Nichts: Jede Unterhaltung behält ihre Kategorie.',
  'simulation.move': '{from} → {to}: {count, number}',
  'simulation.moved':
    '{count, plural, one {# Unterhaltung wäre in einer anderen Kategorie.} other {# Unterhaltungen wären in einer anderen Kategorie.}}',
  'simulation.examples.more': 'und {count, number} mehr',
  'simulation.people': 'Wer was gehabt hätte',
  'simulation.people.lead':
    'Unterhaltungen, die im Zeitraum einmal niemandem gehörten, Augenblick für Augenblick vergeben, wie die Leute kamen und gingen. Wann jemand geantwortet hätte, kann niemand wissen: Verspätetes steht bei dem, der die Unterhaltung da hatte.',
  'simulation.teams': 'Nach Team',
  'simulation.given': 'Bekommen',
  'simulation.given.night': 'Nachts',
  'simulation.held': 'Offen im Mittel',
  'simulation.held.most': 'Offen höchstens',
  'simulation.asked':
    '{count, plural, one {# Unterhaltung brauchte jemanden.} other {# Unterhaltungen brauchten jemanden.}}',
  'simulation.asked.alike.all': 'Die Regeln von damals, noch einmal gefragt, gaben jede genau denen, die sie bekamen.',
  'simulation.asked.alike':
    'Die Regeln von damals, noch einmal gefragt, gaben {count, number} von {total, number} genau denen, die sie bekamen.',
  'simulation.asked.different':
    '{count, plural, one {# ging anders aus, etwa wenn mehreres in einem Augenblick geschah:} other {# gingen anders aus, etwa wenn mehreres in einem Augenblick geschah:}}',
  'simulation.inexact':
    '{because, select, parted {{count, plural, one {# lässt sich nicht genau wiederholen: sie wurde geteilt, oder eine Zusammenführung wurde gelöst:} other {# lassen sich nicht genau wiederholen: sie wurden geteilt, oder eine Zusammenführung wurde gelöst:}}} erased {{count, plural, one {# lässt sich nicht genau wiederholen: eine Löschung hat sie geleert:} other {# lassen sich nicht genau wiederholen: eine Löschung hat sie geleert:}}} other {{count, plural, one {# lässt sich nicht genau wiederholen: was die Leute damals konnten, wurde nicht aufgehoben:} other {# lassen sich nicht genau wiederholen: was die Leute damals konnten, wurde nicht aufgehoben:}}}}',
  'simulation.left_out':
    '{count, plural, one {# Handgriff zählt nicht: jemand anderes hätte die Unterhaltung da schon gehabt.} other {# Handgriffe zählen nicht: jemand anderes hätte die Unterhaltung da schon gehabt.}}',
  'simulation.waited': 'Die Hälfte hatte jemanden binnen',
  'simulation.waited.p90': 'Neun von zehn hatten jemanden binnen',
  'simulation.unrouted': 'Am Ende bei niemandem',
  'simulation.handed': 'Wer sie stattdessen bekommen hätte',
  'simulation.handed.lead': 'Nach dem, der sie zuerst hatte.',
  'simulation.handed.none': 'Nichts: jede Unterhaltung geht an dieselbe Person.',
  'simulation.handed.count':
    '{count, plural, one {# Unterhaltung wäre an jemand anderen gegangen} other {# Unterhaltungen wären an jemand anderen gegangen}}, {unrouted, plural, one {# wäre am Ende bei niemandem.} other {# wären am Ende bei niemandem.}}',
  'simulation.preview': 'Was es letzte Woche bewirkt hätte',
  'simulation.preview.lead':
    'Die Regel, wie sie auf dieser Seite steht, an den letzten 7 Tagen ausprobiert. Nichts wird geändert.',
  'simulation.preview.stale': 'Sie haben es seither geändert. Probieren Sie es noch einmal aus.',
  'simulation.preview.run': 'An letzter Woche ausprobieren',
  'simulation.preview.all':
    '{count, plural, one {Die eine Unterhaltung der letzten {days, number} Tage.} other {Alle # Unterhaltungen der letzten {days, number} Tage.}}',
  'simulation.preview.capped':
    'Die neuesten {count, number} der {total, number} Unterhaltungen der letzten {days, number} Tage.',
  'simulation.preview.more': 'Mehr Tage, mehr Zahlen',
};
