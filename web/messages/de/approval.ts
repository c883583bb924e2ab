import type { Translation } from '../catalogue.ts';
import type { approval as english } from '../en/approval.ts';

export const approval: Translation<typeof english> = {
  'approval.list.waiting': 'Für mich',
  'approval.list.mine': 'Von mir erbeten',
  'approval.list.done': 'Erledigt',
  'approval.empty.waiting': 'Nichts wartet auf Sie',
  'approval.empty.waiting.body':
    'Antworten, die mehr zusagen, als ihr Verfasser darf, oder die Wörter einer Regel enthalten, warten hier auf eine zweite Person.',
  'approval.empty.mine': 'Sie warten auf nichts',
  'approval.empty.mine.body': 'Was Sie über Ihrer Grenze schreiben, wartet hier, bis es jemand freigibt.',
  'approval.empty.done': 'Noch nichts entschieden',
  'approval.empty.done.body': 'Was in den letzten 30 Tagen freigegeben oder abgelehnt wurde, steht hier.',
  'approval.of': 'Antwort an {name}',
  'approval.asks': '{name} bittet um Freigabe',
  'approval.key': 'Ein Programm',
  'approval.somebody': 'Jemand',
  'approval.expires': 'Endet',
  'approval.due': 'Zu entscheiden bis',
  'approval.comment': 'Kommentar an den Verfasser',
  'approval.comment.missing': 'Sagen Sie, warum, damit es verbessert werden kann.',
  'approval.give': 'Freigeben',
  'approval.refuse': 'Ablehnen',
  'approval.done.given': 'Freigegeben: Es geht jetzt hinaus',
  'approval.done.refused': 'Abgelehnt: Der Text ist wieder beim Verfasser',
  'approval.failed': 'Nicht entschieden',
  'approval.unfit.author': 'Das ist Ihre eigene Antwort. Jemand anderes muss sie freigeben.',
  'approval.unfit.permission': 'Eine Leitung oder der Inhaber muss es freigeben.',
  'approval.unfit.limit': 'Das liegt über Ihrer eigenen Grenze.',
  'approval.outcome':
    '{state, select, given {Freigegeben von {name}} refused {Abgelehnt von {name}} expired {Niemand hat rechtzeitig entschieden} other {Zurückgenommen, bevor entschieden wurde}}',
  'approval.reason.above_authority': 'Es sagt mehr zu, als der Verfasser allein zusagen darf.',
  'approval.reason.amount_without_rate': 'Es nennt Geld in einer Währung ohne Kurs.',
  'approval.reason.amount_unnamed': 'Es sagt Geld zu, ohne zu sagen, wie viel.',
  'approval.reason.may_not_replace': 'Es sagt einen Ersatz zu.',
  'approval.reason.may_not_date': 'Es sagt einen Termin zu.',
  'approval.reason.word_rule': 'Es enthält Wörter, die eine zweite Person brauchen.',
  'approval.link.gone': 'Dieser Link führt nirgendwohin mehr',
  'approval.link.open': 'In Earshot öffnen',
  'approval.link.pictures':
    '{count, plural, one {Ein Bild gehört dazu. Öffnen Sie es in Earshot, um es freizugeben.} other {# Bilder gehören dazu. Öffnen Sie es in Earshot, um es freizugeben.}}',
  'approval.link.over': 'Dies wurde inzwischen zurückgenommen, geändert oder ist zu alt.',
};
