import type { Translation } from '../catalogue.ts';
import type { error as english } from '../en/error.ts';

export const error: Translation<typeof english> = {
  'error.bad_request': 'Etwas daran war nicht wie erwartet. Prüfen Sie Ihre Eingaben.',
  'error.malformed_body': 'Der Server konnte nicht lesen, was gesendet wurde. Laden Sie die Seite neu.',
  'error.unsupported_media': 'Dateien dieser Art nimmt der Server nicht an.',
  'error.missing_csrf_header': 'Diese Seite ist veraltet. Laden Sie sie neu.',
  'error.not_signed_in': 'Melden Sie sich zuerst an.',
  'error.wrong_credentials': 'E-Mail-Adresse oder Passwort ist falsch.',
  'error.too_many_tries': 'Das waren zu viele Versuche. Warten Sie etwas und versuchen Sie es erneut.',
  'error.wrong_code':
    'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in der App, oder nehmen Sie einen Wiederherstellungscode.',
  'error.sign_in_expired': 'Diese Anmeldung hat zu lange gedauert. Beginnen Sie neu mit dem Passwort.',
  'error.second_step_needed':
    'In diesem Arbeitsbereich meldet sich jeder mit einem zweiten Schritt an. Richten Sie zuerst Ihren ein.',
  'error.already_set_up': 'Earshot ist schon eingerichtet. Melden Sie sich an, oder bitten Sie um eine Einladung.',
  'error.wrong_setup_code': 'Das ist nicht der Einrichtungscode. Das Programm zeigt ihn beim Start.',
  'error.link_expired': 'Dieser Link gilt nicht mehr. Bitten Sie um einen neuen.',
  'error.login_taken': 'Mit dieser E-Mail-Adresse gibt es schon einen Zugang. Melden Sie sich damit an.',
  'error.last_owner': 'Ein Arbeitsbereich braucht einen Inhaber. Machen Sie zuerst jemand anderen zum Inhaber.',
  'error.permission_missing': 'Dazu haben Sie kein Recht. Fragen Sie eine Leitung oder den Inhaber.',
  'error.not_found': 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
  'error.stale_version': 'Jemand anderes hat das inzwischen geändert. Sehen Sie es sich noch einmal an.',
  'error.answered_meanwhile':
    'Jemand anderes hat inzwischen geantwortet. Lesen Sie das, bevor Sie Ihre Antwort senden.',
  'error.gate_refused': 'So kann das nicht gesendet werden. Die Gründe stehen unter dem Text.',
  'error.merged':
    'Diese Unterhaltung ist Teil von {number, select, other {#{number}}} geworden. Machen Sie dort weiter.',
  'error.too_late_to_undo': 'Es ist zu spät, das zurückzunehmen.',
  'error.channel_not_connected': 'Das Konto ist nicht verbunden. Verbinden Sie es in den Einstellungen erneut.',
  'error.channel_taken': 'Dieses Konto ist schon verbunden.',
  'error.network_refused': 'Das Netzwerk hat das abgelehnt. Prüfen Sie Ihre Eingaben.',
  'error.not_possible_here': 'Das ist hier nicht möglich.',
  'error.too_many':
    'Das sind mehr als {most, number}, so viele nimmt eine Aktion höchstens. Grenzen Sie die Ansicht zuerst ein.',
  'error.name_taken': 'Diesen Namen gibt es schon.',
  'error.posts_unanswered':
    'Das ist öffentlich noch nicht abgeschlossen. Beantworten Sie, was offen ist, oder erledigen Sie noch einmal und sagen Sie, warum nichts nötig ist.',
  'error.tasks_open':
    '{count, plural, one {Eine Aufgabe hier ist noch offen. Erledigen Sie sie zuerst, oder erledigen Sie noch einmal und lassen Sie sie offen.} other {# Aufgaben hier sind noch offen. Erledigen Sie sie zuerst, oder erledigen Sie noch einmal und lassen Sie sie offen.}}',
  'error.not_yours_to_resolve':
    '{hurdle, select, group {„{category}“ wird gelöst, sobald {group} geantwortet hat. Fragen Sie dort zuerst.} other {{hurdle, select, team {„{category}“ löst nur {teams}.} tier {„{category}“ wird ab Stufe {tier} gelöst.} other {„{category}“ lösen nur {role, select, owner {Inhaber} other {Leitungen und Inhaber}}.}} Geben Sie es weiter oder fragen Sie in einer Notiz.}}',
  'error.filter_too_broad':
    'Dieser Filter durchsucht mehr Unterhaltungen, als sich rechtzeitig lesen lassen. Fügen Sie einen Status, ein Team oder eine kürzere Zeit hinzu.',
  'error.nobody_to_ask':
    'In der Gruppe „{group}“ ist noch niemand. Fügen Sie unter Einstellungen → Fachstellen Personen hinzu.',
  'error.escalation_answered':
    '{name} hat inzwischen geantwortet. Lesen Sie zuerst diese Antwort; Ihre kann noch hinzukommen.',
  'error.file_too_large': 'Die Datei ist zu groß.',
  'error.file_type_refused': 'Dateien dieser Art werden nicht angenommen.',
  'error.shutting_down': 'Der Server startet neu. Versuchen Sie es gleich noch einmal.',
  'error.unexpected': 'Auf dem Server ist etwas schiefgegangen. Sonst wurde nichts verändert.',
  'gate.fine': 'In Ordnung.',
  'gate.permission_missing': 'Dazu haben Sie kein Recht. Fragen Sie eine Leitung oder den Inhaber.',
  'gate.not_yours_to_answer':
    '{hurdle, select, team {„{category}“ beantwortet nur {teams}.} tier {„{category}“ wird ab Stufe {tier} beantwortet.} other {„{category}“ beantworten nur {role, select, owner {Inhaber} other {Leitungen und Inhaber}}.}} Geben Sie es weiter oder fragen Sie in einer Notiz.',
  'gate.channel_not_connected': 'Das Konto, von dem das ausginge, ist nicht verbunden.',
  'gate.channel_paused': 'Das Konto pausiert; das geht hinaus, sobald die Pause endet.',
  'gate.not_offered': '{network} bietet das nicht an.',
  'gate.not_summoned':
    '{network} lässt dieses Konto öffentlich nur denen antworten, die es genannt oder zitiert haben.',
  'gate.access_level': 'Der Zugang dieses Kontos zu {network} schließt das nicht ein.',
  'gate.no_public_message': 'Hier gibt es keine öffentliche Nachricht, die öffentlich beantwortet werden könnte.',
  'gate.no_private_way': 'Zu dieser Person gibt es in diesem Netzwerk keinen privaten Weg.',
  'gate.outside_window':
    '{outside, select, person {{network} lässt inzwischen nur noch einen Menschen an diesen Kunden schreiben.} template {Die letzte Nachricht des Kunden ist so lange her, dass {network} keine Antwort mehr zulässt. Senden Sie eine der genehmigten Vorlagen.} other {Die letzte Nachricht des Kunden ist so lange her, dass {network} keine Antwort mehr zulässt. Es lässt sich nichts senden, bis er wieder schreibt.}}',
  'gate.text_missing': 'Schreiben Sie etwas, oder fügen Sie ein Bild hinzu.',
  'gate.too_many_attachments':
    'Mit einem Text {max, plural, one {kann hier # Bild} other {können hier # Bilder}} gesendet werden.',
  'gate.file_goes_alone': '{name} muss allein gehen: Dieses Netzwerk nimmt keine zweite Datei daneben.',
  'gate.choices_not_offered': '{network} bietet hier keine Auswahl an.',
  'gate.choices_with_files': 'Eine Auswahl geht nur ohne Dateien.',
  'gate.choices_alike': '„{title}“ wird zweimal angeboten: Niemand wüsste, was gewählt wurde.',
  'gate.too_many_choices': 'Hier sind {max} Möglichkeiten erlaubt; es sind {count}.',
  'gate.choice_too_long': '„{title}“ ist länger als die {max} Zeichen einer Möglichkeit.',
  'gate.choices_text_too_long': 'Neben dieser Auswahl darf der Text {max} Zeichen haben; er hat {length}.',
  'gate.thread_too_long': 'Das ist selbst für einen Thread von {max, number} Beiträgen zu lang.',
  'gate.attachment_too_large': '{name} ist für dieses Netzwerk zu groß.',
  'gate.attachment_type_refused': '{name} ist {mimeType}; das kann hier nicht gesendet werden.',
  'gate.picture_made_to_fit': '{name} wird als kleineres JPEG gesendet, wie dieses Netzwerk Bilder nimmt.',
  'gate.attachment_not_ready': 'Ein Anhang fehlt. Entfernen Sie ihn, oder fügen Sie ihn erneut hinzu.',
  'gate.alt_text_missing': 'Bilder ohne Beschreibung sagen denen nichts, die nicht sehen können.',
  'gate.same_just_sent': 'Genau diese Antwort ging eben an diese Person.',
  'gate.same_sent_today': 'Genau diese Antwort ging heute schon an diese Person.',
  'gate.answered_meanwhile': 'Jemand anderes hat inzwischen geantwortet. Lesen Sie das, bevor Sie Ihre Antwort senden.',
  'gate.unknown_addressee': 'Jemand, der angesprochen werden soll, ist nicht in diesem Gespräch.',
  'gate.names_someone_else': 'Der Text nennt jemanden, den diese Antwort nicht anspricht.',
  'gate.personal_data_public':
    'Personenbezogenes stünde öffentlich da. Nehmen Sie es heraus oder schreiben Sie privat weiter.',
  'gate.personal_data_published': 'Personenbezogenes wird öffentlich, mit einem Grund, der festgehalten wird.',
  'gate.above_authority':
    '{of, select, day {Das sagt mehr zu, als Sie an einem Tag ohne Rückfrage zusagen dürfen.} other {Das sagt mehr zu, als Sie ohne Rückfrage zusagen dürfen.}}',
  'gate.amount_without_rate':
    'Für eine Währung in diesem Text gibt es keinen Kurs, darum sieht ihn eine zweite Person an.',
  'gate.amount_unnamed':
    'Hier wird Geld zugesagt, ohne zu sagen, wie viel. Nennen Sie den Betrag im Text oder daneben.',
  'gate.may_not_replace': 'Ein Ersatz wird zugesagt. Eine zweite Person sieht es an.',
  'gate.may_not_date': 'Ein Termin wird zugesagt. Eine zweite Person sieht es an.',
  'gate.word_rule': '{why}',
  'gate.verification_needed':
    'Der Kunde hat noch nicht gezeigt, dass er das erfahren darf. Beginnen Sie neben dem Gespräch eine Prüfung der Person.',
  'gate.verification_void':
    'Von diesem Konto schreibt inzwischen vielleicht jemand anders. Prüfen Sie die Person noch einmal, bevor das hinausgeht.',
  'gate.verification_in_public':
    'Niemand wird öffentlich gebeten zu zeigen, wer er ist. Gehen Sie ins private Gespräch und beginnen Sie dort eine Prüfung.',
  'gate.verification_by_hand':
    'Einen Link zur Prüfung der Person verschickt nur das Programm, einmal und privat. Beginnen Sie eine neue Prüfung.',
  'gate.consent_withdrawn': 'Diese Person hat darum gebeten, deswegen nicht angeschrieben zu werden.',
  'gate.quiet_hours':
    'Von {from} bis {to} Uhr ({zone}) möchte die Person keine Nachrichten. Trotzdem gesendet, wartet das und geht dort um {to} Uhr hinaus.',
  'gate.prefers_way': 'Die Person hört lieber per {way} von uns.',
  'gate.prefers_language': 'Die Person bevorzugt {language}.',
  'gate.consent_missing':
    '{purpose, select, service {{heard, select, no {Diese Person hat uns hier nicht geschrieben; das käme ungefragt. Halten Sie zuerst ihre Einwilligung fest.} other {Diese Person hat uns seit {days, plural, one {# Tag} other {# Tagen}} und länger nicht geschrieben; das käme ungefragt. Halten Sie zuerst ihre Einwilligung fest.}}} other {Das braucht die Einwilligung der Person, und es ist keine festgehalten.}}',
  'gate.target_gone': 'Die Nachricht wurde gelöscht, dort lässt sich nichts mehr tun.',
  'gate.target_not_there_yet': 'Diese Nachricht steht noch nicht im Netzwerk. Warten Sie, bis sie gesendet ist.',
  'gate.saved_reply_expired':
    'Die Antwortvorlage {title} ist abgelaufen. Sagen Sie es mit anderen Worten oder bitten Sie um eine neue.',
  'gate.saved_reply_unreleased': 'Die Antwortvorlage {title} muss erst von einer zweiten Person freigegeben werden.',
  'gate.saved_reply_deleted':
    'Die Antwortvorlage {title} wurde gelöscht, nachdem sie hier eingefügt wurde. Sagen Sie es mit anderen Worten.',
  'gate.danger_automatic': 'Hier ist ein Leben in Gefahr: Kein Programm sendet, und nichts als Hilfe.',
  'gate.danger_begun': 'Ein Leben dieser Person ist in Gefahr. Schreiben Sie in der Unterhaltung, in der sie es sagte.',
  'gate.blanks_left': 'Füllen Sie zuerst {blanks} aus.',
  'gate.variables_left': '{names} steht für etwas, das niemand mehr einsetzt. Schreiben Sie, was dort stehen soll.',
  'gate.not_your_account': '@{handle} ist das eigene Konto einer Kollegin oder eines Kollegen. Nur sie sprechen dort.',
  'gate.disclosure_missing':
    '@{handle} ist ein persönliches Konto und sagt nicht, für wen es spricht. Legen Sie das unter Einstellungen → Kanäle fest.',
  'gate.shielded': 'Sie sind geschützt: Nichts Öffentliches geht in Ihrem Namen hinaus. Geben Sie es weiter.',
  'gate.own_name': 'Ihr voller Name stünde öffentlich. Ihr Kürzel genügt.',
  'gate.tags_uncased': 'Beginnen Sie jedes Wort von {tags} groß, wie in {cased}, damit Vorleseprogramme sie trennen.',
  'gate.emoji_run':
    '{count, plural, one {Vorleseprogramme lesen dieses Emoji vor.} other {Vorleseprogramme lesen jedes dieser # Emojis vor. Eines genügt.}}',
};
