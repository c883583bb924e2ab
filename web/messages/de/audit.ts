import type { Translation } from '../catalogue.ts';
import type { audit as english } from '../en/audit.ts';

export const audit: Translation<typeof english> = {
  'audit.title': 'Protokoll',
  'audit.lead':
    'Alles, was etwas verändert hat, in der Reihenfolge, in der es geschah. Jeder Eintrag versiegelt den vorigen.',
  'audit.export': 'Alles exportieren',
  'audit.export.hint': 'Der Export ist selbst ein Eintrag im Protokoll.',
  'audit.filters': 'Filter',
  'audit.type': 'Was',
  'audit.type.any': 'Alles',
  'audit.agent': 'Wer',
  'audit.agent.any': 'Alle',
  'audit.from': 'Von',
  'audit.to': 'Bis',
  'audit.clear': 'Filter leeren',
  'audit.of_conversation': 'Nur eine Unterhaltung',
  'audit.position': 'Nr.',
  'audit.when': 'Wann',
  'audit.what': 'Was',
  'audit.who': 'Wer',
  'audit.about': 'Worum es geht',
  'audit.detail': 'Einzelheiten',
  'audit.detail.show': 'Zeigen',
  'audit.detail.of': 'Einzelheiten zu Eintrag {position, number} zeigen',
  'audit.detail.none': 'Nichts weiter',
  'audit.detail.erased': 'Gelöscht',
  'audit.detail.erased.hint':
    'Der Inhalt wurde gelöscht; dass es geschah, bleibt stehen, und die Kette hält weiterhin.',
  'audit.actor.customer': 'Ein Kunde',
  'audit.actor.system': 'Earshot',
  'audit.actor.api_key': 'API-Schlüssel {name}',
  'audit.actor.gone': 'Jemand, der nicht mehr da ist',
  'audit.conversation': 'Unterhaltung {number, number}',
  'audit.more': 'Ältere Einträge zeigen',
  'audit.empty': 'Nichts passt zu diesen Filtern',
  'audit.empty.body': 'Wählen Sie einen längeren Zeitraum, oder leeren Sie die Filter.',
  'audit.proof': 'So prüfen Sie, dass nichts verändert wurde',
  'audit.proof.chain':
    'Die Kette hat {count, plural, one {einen Eintrag} other {{count, number} Einträge}}. Neuestes Siegel: {hash}',
  'audit.proof.signed':
    'Eintrag {position, number} wurde zuletzt außerhalb der Datenbank unterschrieben, mit dem Schlüssel {key}:',
  'audit.proof.unsigned':
    'Der neueste Eintrag wird binnen einer Stunde nach dem Start außerhalb der Datenbank unterschrieben.',
  'audit.proof.how':
    'Exportieren Sie das Protokoll und starten Sie die Prüfung, wo Sie wollen; sie braucht weder diesen Server noch seine Datenbank. Sie nennt jeden Eintrag, der verändert, entfernt, verschoben oder hinzugefügt wurde, und unterscheidet gelöschte Einzelheiten von veränderten.',
  'audit.proof.key':
    'Notieren Sie den Schlüssel an einem anderen Ort: Wer den Datenordner neu schreiben könnte, könnte auch neu unterschreiben, aber nicht mit diesem Schlüssel.',
};
