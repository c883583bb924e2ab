import type { NoticeWords, TellingWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned':
    '{by, select, nobody {Sie wurden in einer Notiz erwähnt} other {{who} hat Sie in einer Notiz erwähnt}}',
  'notice.assigned': '{by, select, nobody {Ihnen zugewiesen} other {{who} hat Ihnen das zugewiesen}}',
  'notice.corrected':
    '{by, select, nobody {Eine öffentliche Antwort wurde berichtigt} other {{who} hat eine öffentliche Antwort berichtigt}}',
  'notice.approval_asked': '{by, select, nobody {Ihre Freigabe wird gebraucht} other {{who} bittet um Ihre Freigabe}}',
  'notice.approval_due':
    '{stage, select, soon {Eine Antwort wartet auf Ihre Freigabe, ihre Zeit ist fast um} other {Über eine Antwort, die auf Freigabe wartet, hat niemand rechtzeitig entschieden}}',
  'notice.approval_given':
    '{by, select, nobody {Ihre Antwort wurde freigegeben} other {{who} hat Ihre Antwort freigegeben}}',
  'notice.approval_refused':
    '{by, select, nobody {Ihre Antwort wurde nicht rechtzeitig freigegeben} other {{who} hat Ihre Antwort nicht freigegeben}}',
  'notice.reply_to_release':
    '{by, select, nobody {Eine Antwortvorlage wartet auf ihre Freigabe} other {{who} bittet Sie, eine Antwortvorlage freizugeben}}',
  'notice.clock_warned':
    '{clock, select, first_response {Die erste Antwort ist bald fällig} next_response {Die nächste Antwort ist bald fällig} other {Die Lösung ist bald fällig}}',
  'notice.clock_breached':
    '{clock, select, first_response {Die erste Antwort ist überfällig} next_response {Die nächste Antwort ist überfällig} other {Die Lösung ist überfällig}}',
  'notice.task_given':
    '{by, select, nobody {Sie haben eine Aufgabe bekommen} other {{who} hat Ihnen eine Aufgabe gegeben}}',
  'notice.task_due':
    '{stage, select, soon {{what, select, promise {Ein Versprechen ist bald fällig} other {Eine Aufgabe ist bald fällig}}} other {{what, select, promise {Ein Versprechen ist fällig} other {Eine Aufgabe ist fällig}}}}',
  'notice.arrived':
    '{priority, select, urgent {Eine dringende Unterhaltung ist da} high {Eine Unterhaltung von hoher Priorität ist da} low {Eine Unterhaltung von niedriger Priorität ist da} other {Eine Unterhaltung ist da}}',
  'notice.page_unreached':
    '{by, select, nobody {Ein Alarm erreichte niemanden} other {{who} war nicht zu erreichen: kein Weg nahm den Alarm an}}',
  'notice.paged':
    '{on, select, breached {Sie werden gerufen: Eine Frist ist verstrichen} warned {Sie werden gerufen: Eine Frist läuft bald ab} volume {Sie werden gerufen: Viele schreiben über dasselbe} vanishing {Sie werden gerufen: Unbeantwortetes verschwindet gleich} by_hand {Jemand aus dem Team ruft Sie} danger {Sie werden gerufen: Ein Leben kann in Gefahr sein} other {Sie werden gerufen: Sehen Sie, was geschrieben wurde}}',
  'notice.handover_ready':
    '{side, select, comes {Ihre Schicht beginnt bald: Übernehmen Sie {rota}} other {Ihre Schicht endet bald: Die Übergabe von {rota} ist bereit}}',
  'notice.swap':
    '{state, select, asked {{who} bittet Sie, eine Schicht zu übernehmen} accepted {{who} hat Ihrem Tausch zugestimmt} declined {{who} hat Ihren Tausch abgelehnt} other {{who} bittet nicht mehr um die Übernahme einer Schicht}}',
  'notice.page_unanswered': 'Niemand hat auf einen Ruf reagiert',
  'notice.escalation_asked':
    '{round, select, 0 {} other {Erinnerung: }}{by, select, nobody {{group}: Bitte sehen Sie sich eine Unterhaltung an} other {{who} fragt {group}}}',
  'notice.escalation_answered': '{name} ({group}) hat geantwortet',
  'notice.escalation_unanswered': '{group} hat trotz Erinnerung nicht geantwortet',
  'notice.emerging':
    '{count, plural, one {# Nachricht} other {# Nachrichten}} in einer Stunde über dasselbe, sonst {usual, number}',
  'notice.channel_ill':
    '{what, select, reconnect {@{handle} braucht neue Zugangsdaten: Nichts kommt herein oder geht hinaus} failing {@{handle} hat seit einer Weile Schwierigkeiten: Das Netzwerk antwortet nicht, wie es soll} ended {Die Zugangsdaten von @{handle} sind abgelaufen: Verbinden Sie es neu} prove {Vor einem Monat wurde bewiesen, dass Fremde @{handle} schreiben können: Beweisen Sie es erneut} other {Die Zugangsdaten von @{handle} laufen in {days, plural, one {# Tag} other {# Tagen}} ab: Verbinden Sie es vorher neu}}',
};

export const tellingWords: TellingWords = {
  'telling.title_page': 'Alarm: {what}',
  'telling.title_more': '{count, plural, one {# Mitteilung} other {# Mitteilungen}}',
  'telling.line': '{number}: {what}',
  'telling.line_times': '{number}: {what} (×{times, number})',
  'telling.times': '{what} (×{times, number})',
  'telling.more': 'und {count, plural, one {# weitere} other {# weitere}}',
  'telling.open': 'Öffnen',
  'telling.settings': 'Wie Sie benachrichtigt werden',
  'telling.why': 'Das teilt Ihnen Earshot mit, Arbeitsbereich {workspace}.',
  'telling.test_title': 'Ein Test von Earshot',
  'telling.test': 'Dieser Weg funktioniert. Es ist nichts geschehen: jemand hat auf „Testen“ gedrückt.',
};
