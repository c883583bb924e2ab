import type { Translation } from '../catalogue.ts';
import type { model as english } from '../en/model.ts';

export const model: Translation<typeof english> = {
  'model.title': 'Modelle',
  'model.lead':
    'Kleine Modelle auf Ihrem eigenen Rechner lesen jede Nachricht eines Kunden. Ihre Korrekturen lehren sie, und nichts verlässt den Server.',
  'model.failed': 'Das wurde nicht getan',
  'model.held.done':
    '{version, select, 0 {Nichts Gelerntes urteilt mehr} other {Version {version} urteilt wieder}}. Es wird nichts mehr gelernt.',
  'model.own': 'Von Ihrem Team gelehrt',
  'model.own.lead':
    'Jede Korrektur wird in Sekunden gelernt und beurteilt die nächsten Nachrichten. Zu jeder Version gibt es einen Weg zurück; das Gelernte bleibt dann dort stehen.',
  'model.own.learned':
    '{count, plural, =0 {Noch wurde nichts korrigiert.} one {Aus einer Korrektur gelernt.} other {Aus {count, number} Korrekturen gelernt.}}',
  'model.own.learning': 'lernt …',
  'model.own.release': 'Wieder lernen lassen',
  'model.own.held':
    'Gehalten von {name}. {count, plural, =0 {Keine Korrektur wartet.} one {Eine Korrektur wartet.} other {{count, number} Korrekturen warten.}}',
  'model.own.none': 'Ohne Gelerntes',
  'model.examples': '{count, plural, one {eine Korrektur} other {{count, number} Korrekturen}}',
  'model.held_out': 'von {rows, number} zurückgehaltenen {share} richtig, ohne es {without}',
  'model.rerun': 'Vergangenes neu beurteilen',
  'model.rerun.lead':
    'Nach einer neuen Version können Nachrichten, die eine ältere beurteilt hat, im Hintergrund neu beurteilt werden. Korrekturen von Menschen bleiben. Die Vorschau schreibt nichts.',
  'model.rerun.running':
    '{kind, select, preview {Es wird gesehen, was sich ändern würde} other {Es wird neu beurteilt}}',
  'model.rerun.stopping': '{kind, select, preview {Die Vorschau wird angehalten} other {Es wird angehalten}}',
  'model.rerun.period': 'Nachrichten aus',
  'model.rerun.days': '{days, plural, one {einem Tag} other {{days, number} Tagen}}',
  'model.rerun.preview': 'Ansehen, was sich ändern würde',
  'model.rerun.start': 'Neu beurteilen',
  'model.rerun.done':
    '{kind, select, preview {Vorschau} other {Neu beurteilt}}: {count, plural, one {eine Nachricht} other {{count, number} Nachrichten}} aus {days, plural, one {einem Tag} other {{days, number} Tagen}}{state, select, cancelled {, vor dem Ende angehalten} other {}}',
  'model.rerun.nothing': 'Nichts ändert sich.',
  'model.rerun.changes': 'Was sich ändert',
  'model.task': 'Worüber',
  'model.label': 'Urteil',
  'model.from': 'Von',
  'model.to': 'Zu',
  'model.messages': 'Nachrichten',
  'model.drift': 'Verschiebung',
  'model.drift.lead':
    'Wie oft etwas diese Woche gefunden wird, gegen die vier Wochen davor. Was sich stark bewegt, heißt: Kunden schreiben anders, oder ein Modell passt weniger zu ihnen.',
  'model.drift.of': '{now, number} Nachrichten diese Woche, {before, number} in den vier Wochen davor',
  'model.drift.now': 'Diese Woche',
  'model.drift.before': 'Davor',
  'model.drift.change': 'Punkte',
  'model.drift.none': 'Noch wurde nichts verstanden.',
  'model.corrections': 'Korrekturen',
  'model.corrections.lead': 'Was Menschen gesagt haben und woraus gelernt wurde. Jede öffnet ihr Gespräch.',
  'model.corrections.none': 'Noch hat niemand etwas korrigiert.',
  'model.corrections.more': 'Mehr zeigen',
  'model.correction': '{task}: {was} → {label}',
  'model.cards': 'Modelle, die mit Earshot kommen',
  'model.cards.lead':
    'Version {model}. Womit sie trainiert wurden, wie sie bei ungesehenen Texten abschnitten und was sie nicht können.',
  'model.trained_on': 'mit {count, number} Texten trainiert',
  'model.limits': 'Was es nicht kann',
  'model.figures': 'Wie es abschnitt',
  'model.sources': 'Trainiert mit',
  'taxonomy.lead':
    'Worüber Kunden schreiben, in Ihren eigenen Worten. Ein Thema steht bei jeder Nachricht, und Regeln können danach fragen.',
  'taxonomy.themes': 'Themen',
  'taxonomy.themes.lead':
    'Eine Nachricht hat das Thema, dessen Wörter sie sagt; passen mehrere, bleibt es unbekannt. Ab 100 Korrekturen und Beispielen unterscheidet Ihr eigenes Modell die Themen.',
  'taxonomy.add': 'Thema hinzufügen',
  'taxonomy.new': 'Neues Thema',
  'taxonomy.known_by':
    '{words, plural, =0 {keine Wörter} one {ein Wort} other {{words, number} Wörter}}, {examples, plural, =0 {keine Beispiele} one {ein Beispiel} other {{examples, number} Beispiele}}',
  'taxonomy.name': 'Name',
  'taxonomy.description': 'Wann eine Nachricht dazugehört',
  'taxonomy.examples': 'Beispiele',
  'taxonomy.examples.help': 'Eine Nachricht je Zeile, wie Kunden sie schreiben.',
  'taxonomy.merge': 'Zum Teil eines anderen Themas machen',
  'taxonomy.merge.none': 'Bleibt eigenständig',
  'taxonomy.merged': 'Teil von anderen',
  'taxonomy.merged.lead':
    'Nachrichten mit diesen Themen tragen den Namen des anderen, sobald die Version eingeschaltet ist.',
  'taxonomy.merged.into': '{name} ist Teil von {other}',
  'taxonomy.part': 'Wieder eigenständig machen',
};
