import type { Translation } from '../catalogue.ts';
import type { matter as english } from '../en/matter.ts';

export const matter: Translation<typeof english> = {
  'matter.label': 'Gehört zusammen',
  'matter.failed': 'Das wurde nicht getan',
  'matter.undo': 'Wieder lösen',
  'matter.unlink': 'Verknüpfung entfernen',
  'matter.holds': 'Enthält {who}',
  'matter.split.from': 'Abgetrennt von Unterhaltung #{number}',
  'matter.split.into': 'Unterhaltung #{number} wurde hier abgetrennt',
  'matter.split': 'Ab hier abtrennen',
  'matter.split.done': 'Jetzt eigene Unterhaltung #{number}',
  'matter.split.undone': 'Zurückgeholt',
  'matter.linked': '{kind, select, duplicate {Dublette von} other {Verwandt mit}} #{number}, {who}',
  'matter.merge': 'Zusammenführen mit …',
  'matter.merge.title': 'Mit Unterhaltung #{number} zusammenführen',
  'matter.merge.description':
    'Ihre Nachrichten, Notizen, Etiketten, Entwürfe und Antworten unterwegs kommen hierher. Der wachste Status, die höchste Priorität und wer diese Unterhaltung hat, bleiben. Sie können es später wieder lösen: Alles geht zurück, was danach kam, geht mit seinem Gespräch, und was danach notiert oder geändert wurde, bleibt hier.',
  'matter.merge.action':
    '{count, plural, =0 {Zusammenführen} one {Eine Unterhaltung zusammenführen} other {# Unterhaltungen zusammenführen}}',
  'matter.merge.done':
    '{count, plural, one {Eine Unterhaltung hierher übernommen} other {# Unterhaltungen hierher übernommen}}',
  'matter.merge.undone': 'Wieder gelöst',
  'matter.merge.undone.rule':
    'Was danach kam, ging mit seinem Gespräch zurück; Notizen und Änderungen seitdem bleiben, wo sie sind.',
  'matter.moved': 'Diese Unterhaltung ist jetzt Teil von #{number}',
  'matter.link': 'Verknüpfen mit …',
  'matter.link.title': 'Unterhaltung #{number} verknüpfen',
  'matter.link.description': 'Jede zeigt die andere. Nichts wird verschoben.',
  'matter.link.related': 'Als verwandt verknüpfen',
  'matter.link.duplicate': 'Als Dublette verknüpfen',
  'matter.link.done': 'Mit #{number} verknüpft',
  'matter.unlink.done': 'Verknüpfung mit #{number} entfernt',
  'matter.find': 'Nummer, Name oder Wörter',
  'matter.find.failed': 'Die Unterhaltungen ließen sich nicht lesen',
  'matter.same': 'Von diesem Kunden',
  'matter.others': 'Andere',
  'matter.none': 'Dieser Kunde hat keine andere Unterhaltung. Suchen Sie eine.',
  'matter.none.found': 'Keine Unterhaltung passt.',
  'matter.strangers':
    'Das sind andere Kunden. Sie teilen hier dann eine Unterhaltung; jede Antwort geht weiter nur an den, den sie beantwortet.',
  'matter.proposal': 'Dieselbe Sache?',
  'matter.proposal.accept': 'Zusammenführen und mir zuweisen',
  'matter.proposal.dismiss': 'Verschiedene Sachen',
  'matter.proposal.strangers':
    'Von verschiedenen Konten geschrieben: Jede Antwort geht weiter nur an den, den sie beantwortet.',
  'matter.reason.same_person':
    'Hier, weil eine Person beide schrieb, {hours, plural, =0 {binnen einer Stunde} one {im Abstand von einer Stunde} other {im Abstand von # Stunden}}.',
  'matter.reason.same_words':
    'Hier, weil {share} der Wortpaare in einem anderen Netzwerk dieselben sind, {hours, plural, =0 {binnen einer Stunde} one {im Abstand von einer Stunde} other {im Abstand von # Stunden}}.',
  'matter.reason.words': 'Beide sagen: {words}.',
  'matter.dismiss.done': 'Gemerkt: verschiedene Sachen',
  'matter.proposals.description':
    'Unterhaltungen der letzten 72 Stunden, die zusammengehören könnten. Nichts wird von selbst zusammengeführt.',
  'matter.proposals.failed': 'Die Vorschläge ließen sich nicht lesen',
  'matter.proposals.none': 'Nichts wartet.',
  'posts.label': 'Öffentliche Beiträge',
  'posts.summary':
    '{count, plural, one {Ein öffentlicher Beitrag} other {# öffentliche Beiträge}}, {waiting, plural, =0 {alle beantwortet} one {# noch offen} other {# noch offen}}',
  'posts.answered': 'Beantwortet',
  'posts.waiting': 'Noch offen',
  'posts.answer': 'Antworten',
  'posts.answer.to': '{to} antworten',
  'posts.pick': 'Der Beitrag, der beantwortet wird',
  'posts.option': '{to}, {network}{answered, select, true { (beantwortet)} other {}}',
  'posts.resolve.description': 'Wer sie liest, sieht sie unbeantwortet. Ihr Grund bleibt im Verlauf.',
  'posts.resolve.reason': 'Warum keine nötig ist',
  'posts.resolve.action': 'Trotzdem erledigen',
  'posts.reason.answered_together': 'Eine Antwort genügte für alle',
  'posts.reason.answered_elsewhere': 'Privat oder anderswo beantwortet',
  'posts.reason.settled_in_private': 'Privat geklärt; öffentlich ist nichts mehr zu sagen',
  'posts.reason.no_answer_needed': 'Niemand wartet auf eine Antwort',
  'event.left_unanswered':
    '{actor} hat dies erledigt, {posts, plural, one {ein öffentlicher Beitrag} other {# öffentliche Beiträge}} unbeantwortet: {reason, select, as_before {es war schon erledigt} answered_together {eine Antwort genügte für alle} answered_elsewhere {privat oder anderswo beantwortet} settled_in_private {privat geklärt} other {niemand wartet auf eine Antwort}}',
  'event.ended_in_public':
    '{answered, number} von {posts, plural, one {einem öffentlichen Beitrag} other {# öffentlichen Beiträgen}} endete mit unserer Antwort',
  'event.question_left':
    '{actor} hat {questions, plural, one {die Frage eines Mitlesenden} other {# Fragen von Mitlesenden}} beiseitegelegt: {reason, select, not_for_us {nicht an uns gerichtet} answered_by_others {andere haben geantwortet} other {braucht keine Antwort}}',
  'event.question_waits':
    '{actor} lässt {questions, plural, one {die Frage eines Mitlesenden} other {# Fragen von Mitlesenden}} wieder auf Antwort warten',
  'event.closing_drafted': 'Eine Schlussantwort wurde entworfen, weil Unterhaltung {number} privat geklärt wurde',
  'invitation.waiting': '{to} wurde gebeten, privat zu schreiben; gewartet wird bis {until}.',
  'invitation.came': '{to} wurde gebeten, privat zu schreiben, und kam.',
  'invitation.did_not_come': '{to} wurde gebeten, privat zu schreiben, und kam bis {until} nicht.',
  'invitation.state.waiting': 'Eingeladen, wartet',
  'invitation.state.came': 'Kam',
  'invitation.state.did_not_come': 'Kam nicht',
  'event.invited': '{actor} hat gebeten, privat zu schreiben; gewartet wird bis {when}',
  'event.came': 'Der Kunde hat wie gebeten privat geschrieben',
  'event.merged': '{actor} hat dies zu einem Teil von Unterhaltung {number} gemacht',
  'event.absorbed': '{actor} hat {numbers} in diese Unterhaltung übernommen',
  'event.merge_undone': '{actor} hat die Zusammenführung mit {numbers} wieder gelöst',
  'event.split': '{actor} hat Unterhaltung {number} abgetrennt',
  'event.split_off': '{actor} hat dies von Unterhaltung {number} abgetrennt',
  'event.split_undone': '{actor} hat die abgetrennte Unterhaltung {number} zurückgeholt',
  'event.related':
    '{actor} hat dies mit Unterhaltung {number} {kind, select, duplicate {als Dublette} other {als verwandt}} verknüpft',
  'event.unrelated': '{actor} hat die Verknüpfung mit Unterhaltung {number} entfernt',
  'event.dismissed': '{actor} sagt, Unterhaltung {number} ist eine andere Sache',
  'event.undismissed': '{actor} hat zurückgenommen, dass Unterhaltung {number} eine andere Sache ist',
};
