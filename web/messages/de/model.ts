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
    'Worüber Kunden schreiben, was sie wollen und um welches Produkt es geht, in Ihren eigenen Worten. Es steht bei jeder Nachricht, und Regeln und Listen können danach fragen.',
  'taxonomy.of.theme': 'Themen',
  'taxonomy.of.intent': 'Anliegen',
  'taxonomy.of.product': 'Produkte',
  'taxonomy.lead.theme':
    'Worum es geht: das Thema, dessen Wörter eine Nachricht sagt; passen mehrere, bleibt es unbekannt. Ab 100 Korrekturen und Beispielen unterscheidet Ihr eigenes Modell die Themen.',
  'taxonomy.lead.intent':
    'Was jemand will. Von mehreren, deren Wörter eine Nachricht sagt, zählt das, was hier zuerst steht; ohne Wörter sagen es Werbung, verlorene Geduld, eine Frage oder die Stimmung. Ab 100 Korrekturen und Beispielen tut es Ihr eigenes Modell.',
  'taxonomy.lead.product':
    'Um welches Ihrer Produkte oder welche Dienstleistung es geht. Eine Nachricht, die einen Namen sagt, hat es sofort; sagt sie mehrere, bleibt es unbekannt. Ab 100 Korrekturen und Beispielen findet Ihr eigenes Modell auch, was nicht genannt wird.',
  'taxonomy.none.theme': 'Noch kein Thema',
  'taxonomy.none.theme.body': 'Nennen Sie, worüber Kunden schreiben, mit den Wörtern, an denen man es erkennt.',
  'taxonomy.none.intent': 'Noch kein Anliegen',
  'taxonomy.none.intent.body':
    'Beginnen Sie mit Beschwerde, Frage, Bitte, Kündigung, Lob, Störungsmeldung und Angebot, an ihren Wörtern in fünf Sprachen erkannt, oder nennen Sie eigene.',
  'taxonomy.none.product': 'Nennen Sie Ihre Produkte',
  'taxonomy.none.product.body':
    'Ihre Namen und Schreibweisen werden in neuen Nachrichten sofort gefunden. Die der letzten Tage lassen sich unter Modelle neu beurteilen.',
  'taxonomy.start': 'Mit diesen sieben beginnen',
  'taxonomy.add.theme': 'Thema hinzufügen',
  'taxonomy.add.intent': 'Anliegen hinzufügen',
  'taxonomy.add.product': 'Produkt hinzufügen',
  'taxonomy.new.theme': 'Neues Thema',
  'taxonomy.new.intent': 'Neues Anliegen',
  'taxonomy.new.product': 'Neues Produkt',
  'taxonomy.raise': 'Nach oben',
  'taxonomy.names': 'Andere Namen und Schreibweisen',
  'taxonomy.names.help':
    'Eine je Zeile, auch in anderen Sprachen; der Name selbst zählt auch. Ein Stern am Ende passt auf jede Endung.',
  'taxonomy.known_by':
    '{words, plural, =0 {keine Wörter} one {ein Wort} other {{words, number} Wörter}}, {examples, plural, =0 {keine Beispiele} one {ein Beispiel} other {{examples, number} Beispiele}}',
  'taxonomy.name': 'Name',
  'taxonomy.description': 'Wann eine Nachricht dazugehört',
  'taxonomy.examples': 'Beispiele',
  'taxonomy.examples.help': 'Eine Nachricht je Zeile, wie Kunden sie schreiben.',
  'taxonomy.merge': 'Zum Teil von etwas anderem machen',
  'taxonomy.merge.none': 'Bleibt eigenständig',
  'taxonomy.merged': 'Teil von anderen',
  'taxonomy.merged.lead': 'Nachrichten damit tragen den Namen des anderen, sobald die Version eingeschaltet ist.',
  'taxonomy.merged.into': '{name} ist Teil von {other}',
  'taxonomy.part': 'Wieder eigenständig machen',
};
