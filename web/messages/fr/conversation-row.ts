import type { Translation } from '../catalogue.ts';
import type { conversationRow as english } from '../en/conversation-row.ts';

export const conversationRow: Translation<typeof english> = {
  'conversation.sandbox': 'Entraînement',
  'conversation.deleted':
    '{by, select, author {Supprimé par son auteur} network {Retiré par le réseau} erasure {Effacé pour de bon} other {Supprimé par nous}}',
  'conversation.visibility.public': 'Public',
  'conversation.visibility.unlisted': 'Public, non listé',
  'conversation.visibility.followers': 'Abonnés',
  'conversation.visibility.private': 'Privé',
  'conversation.priority': 'Priorité',
  'conversation.priority.urgent': 'Urgente',
  'conversation.priority.high': 'Haute',
  'conversation.priority.normal': 'Normale',
  'conversation.priority.low': 'Basse',
  'conversation.danger': 'Vie en danger',
  'conversation.status.open': 'Ouverte',
  'conversation.status.pending': 'Au client de jouer',
  'conversation.status.on_hold': 'Suspendue',
  'conversation.status.snoozed': 'En veille',
  'conversation.status.resolved': 'Résolue',
  'conversation.status.set': 'Statut : {status}',
  'conversation.status.done':
    '{status, select, resolved {Résolue} snoozed {En veille} pending {Au client de jouer} on_hold {Suspendue} other {Rouverte}} : {who}',
  'clock.kind.first_response': 'Première réponse',
  'clock.kind.next_response': 'Réponse suivante',
  'clock.kind.resolution': 'Résolution',
  'clock.kind.decision': 'Décision',
  'clock.says':
    '{kind} : {look, select, late {en retard de {time}} paused {en pause, reste {time}} soon {échéance proche, reste {time}} other {reste {time}}}',
  'clock.late.short': 'Retard {time}',
  'conversation.priority.done': 'Priorité {priority} : {who}',
  'conversation.unread': 'Marquer comme non lue',
  'conversation.follow': 'Suivre',
  'conversation.unfollow': 'Ne plus suivre',
  'conversation.outbox.held': 'En attente',
  'conversation.outbox.sending': 'Envoi',
  'conversation.outbox.failed': 'Non envoyé',
  'conversation.outbox.unknown': 'Envoyé ?',
  'conversation.snooze.answer': 'Jusqu’à sa réponse',
};
