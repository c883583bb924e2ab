import type { NoticeWords, TellingWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned':
    '{by, select, nobody {Vous êtes mentionné dans une note} other {{who} vous mentionne dans une note}}',
  'notice.assigned': '{by, select, nobody {Attribué à vous} other {{who} vous a attribué ceci}}',
  'notice.corrected':
    '{by, select, nobody {Une réponse publique a été corrigée} other {{who} a corrigé une réponse publique}}',
  'notice.approval_asked':
    '{by, select, nobody {Votre approbation est demandée} other {{who} demande votre approbation}}',
  'notice.approval_due':
    '{stage, select, soon {Une réponse attend votre approbation et son délai est presque écoulé} other {Personne n’a décidé à temps d’une réponse qui attend une approbation}}',
  'notice.approval_given':
    '{by, select, nobody {Votre réponse a été approuvée} other {{who} a approuvé votre réponse}}',
  'notice.approval_refused':
    '{by, select, nobody {Votre réponse n’a pas été approuvée à temps} other {{who} n’a pas approuvé votre réponse}}',
  'notice.reply_to_release':
    '{by, select, nobody {Une réponse enregistrée attend sa validation} other {{who} vous demande de valider une réponse enregistrée}}',
  'notice.clock_warned':
    '{clock, select, first_response {La première réponse est bientôt due} next_response {La prochaine réponse est bientôt due} other {La résolution est bientôt due}}',
  'notice.clock_breached':
    '{clock, select, first_response {La première réponse est en retard} next_response {La prochaine réponse est en retard} other {La résolution est en retard}}',
  'notice.task_given': '{by, select, nobody {Une tâche vous a été confiée} other {{who} vous a confié une tâche}}',
  'notice.task_due':
    '{stage, select, soon {{what, select, promise {Une promesse arrive bientôt à échéance} other {Une tâche arrive bientôt à échéance}}} other {{what, select, promise {Une promesse arrive à échéance} other {Une tâche arrive à échéance}}}}',
  'notice.arrived':
    '{priority, select, urgent {Une conversation urgente est arrivée} high {Une conversation de priorité élevée est arrivée} low {Une conversation de priorité basse est arrivée} other {Une conversation est arrivée}}',
  'notice.page_unreached':
    '{by, select, nobody {Une alerte n’a atteint personne} other {{who} n’a pas pu être joint : aucun moyen n’a pris l’alerte}}',
  'notice.paged':
    '{on, select, breached {On vous appelle : un délai est dépassé} warned {On vous appelle : un délai approche} volume {On vous appelle : beaucoup écrivent à ce sujet} vanishing {On vous appelle : du contenu sans réponse va disparaître} by_hand {Un collègue vous appelle} danger {On vous appelle : une vie est peut-être en danger} other {On vous appelle : voyez ce qui a été écrit}}',
  'notice.handover_ready':
    '{side, select, comes {Votre tour commence bientôt : prenez le relais de {rota}} other {Votre tour finit bientôt : la relève de {rota} est prête}}',
  'notice.swap':
    '{state, select, asked {{who} vous demande de prendre un tour} accepted {{who} a accepté votre échange} declined {{who} a refusé votre échange} other {{who} ne vous demande plus de prendre un tour}}',
  'notice.page_unanswered': 'Personne n’a répondu à un appel',
  'notice.escalation_asked':
    '{round, select, 0 {} other {Rappel : }}{by, select, nobody {{group} : merci de regarder une conversation} other {{who} pose une question à {group}}}',
  'notice.escalation_answered': '{name} ({group}) a répondu',
  'notice.escalation_unanswered': '{group} n’a pas répondu, malgré le rappel',
  'notice.emerging':
    '{count, plural, one {# message} other {# messages}} en une heure sur le même sujet, d’habitude {usual, number}',
  'notice.channel_ill':
    '{what, select, reconnect {@{handle} a besoin de nouveaux identifiants : plus rien n’entre ni ne part} failing {@{handle} a des difficultés depuis un moment : le réseau ne répond pas comme il faut} ended {Les identifiants de @{handle} ont expiré : reconnectez-le} prove {Il y a un mois qu’il a été prouvé que des inconnus peuvent écrire à @{handle} : prouvez-le à nouveau} other {Les identifiants de @{handle} expirent dans {days, plural, one {# jour} other {# jours}} : reconnectez-le avant}}',
};

export const tellingWords: TellingWords = {
  'telling.title_page': 'Alerte : {what}',
  'telling.title_more': '{count, plural, one {# notification} other {# notifications}}',
  'telling.line': '{number} : {what}',
  'telling.line_times': '{number} : {what} (×{times, number})',
  'telling.times': '{what} (×{times, number})',
  'telling.more': 'et {count, plural, one {# autre} other {# autres}}',
  'telling.open': 'Ouvrir',
  'telling.settings': 'Comment vous êtes prévenu',
  'telling.why': 'Message d’Earshot, espace de travail {workspace}.',
  'telling.test_title': 'Un test d’Earshot',
  'telling.test': 'Ce moyen fonctionne. Il ne s’est rien passé : quelqu’un a appuyé sur « Tester ».',
};
