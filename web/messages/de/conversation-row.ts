import type { Translation } from '../catalogue.ts';
import type { conversationRow as english } from '../en/conversation-row.ts';

export const conversationRow: Translation<typeof english> = {
  'conversation.sandbox': 'Übungsnetz',
  'conversation.deleted':
    '{by, select, author {Vom Verfasser gelöscht} network {Vom Netzwerk entfernt} erasure {Endgültig gelöscht} other {Von uns gelöscht}}',
  'conversation.visibility.public': 'Öffentlich',
  'conversation.visibility.unlisted': 'Öffentlich, ungelistet',
  'conversation.visibility.followers': 'Follower',
  'conversation.visibility.private': 'Privat',
  'conversation.priority': 'Priorität',
  'conversation.priority.urgent': 'Dringend',
  'conversation.priority.high': 'Hoch',
  'conversation.priority.normal': 'Normal',
  'conversation.priority.low': 'Niedrig',
  'conversation.danger': 'Leben in Gefahr',
  'conversation.status.open': 'Offen',
  'conversation.status.pending': 'Kunde am Zug',
  'conversation.status.on_hold': 'Angehalten',
  'conversation.status.snoozed': 'Zurückgestellt',
  'conversation.status.resolved': 'Erledigt',
  'conversation.status.set': 'Status: {status}',
  'conversation.status.done':
    '{status, select, resolved {Erledigt} snoozed {Zurückgestellt} pending {Kunde am Zug} on_hold {Angehalten} other {Wieder offen}}: {who}',
  'clock.kind.first_response': 'Erste Antwort',
  'clock.kind.next_response': 'Nächste Antwort',
  'clock.kind.resolution': 'Lösung',
  'clock.kind.decision': 'Entscheidung',
  'clock.says':
    '{kind}: {look, select, late {seit {time} überfällig} paused {angehalten, noch {time}} soon {bald fällig, noch {time}} other {noch {time}}}',
  'clock.late.short': '{time} zu spät',
  'conversation.priority.done': 'Priorität {priority}: {who}',
  'conversation.unread': 'Als ungelesen markieren',
  'conversation.follow': 'Folgen',
  'conversation.unfollow': 'Nicht mehr folgen',
  'conversation.outbox.held': 'Wartet',
  'conversation.outbox.sending': 'Wird gesendet',
  'conversation.outbox.failed': 'Nicht gesendet',
  'conversation.outbox.unknown': 'Gesendet?',
  'conversation.snooze.answer': 'Bis zur Antwort',
};
