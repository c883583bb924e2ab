import type { Translation } from '../catalogue.ts';
import type { matter as english } from '../en/matter.ts';

export const matter: Translation<typeof english> = {
  'matter.label': 'Va ensemble',
  'matter.failed': 'Cela n’a pas été fait',
  'matter.undo': 'Défaire',
  'matter.unlink': 'Retirer le lien',
  'matter.holds': 'Contient {who}',
  'matter.split.from': 'Scindée de la conversation #{number}',
  'matter.split.into': 'La conversation #{number} a été scindée d’ici',
  'matter.split': 'Scinder à partir d’ici',
  'matter.split.done': 'Devenue la conversation #{number}',
  'matter.split.undone': 'Ramenée',
  'matter.linked': '{kind, select, duplicate {Doublon de} other {Apparentée à}} #{number}, {who}',
  'matter.merge': 'Fusionner avec…',
  'matter.merge.title': 'Fusionner avec la conversation #{number}',
  'matter.merge.description':
    'Leurs messages, notes, étiquettes, brouillons et réponses en route viennent ici. Le statut le plus actif, la plus haute priorité et la personne qui a cette conversation restent. Vous pouvez défaire plus tard : tout repart, ce qui est venu depuis suit son fil, et ce qui a été noté ou modifié depuis reste ici.',
  'matter.merge.action':
    '{count, plural, =0 {Fusionner} one {Fusionner une conversation} other {Fusionner # conversations}}',
  'matter.merge.done':
    '{count, plural, one {Une conversation fusionnée avec celle-ci} other {# conversations fusionnées avec celle-ci}}',
  'matter.merge.undone': 'Défait',
  'matter.merge.undone.rule':
    'Ce qui est venu depuis est reparti avec son fil ; les notes et changements faits depuis restent où ils sont.',
  'matter.moved': 'Cette conversation fait maintenant partie de #{number}',
  'matter.link': 'Lier avec…',
  'matter.link.title': 'Lier la conversation #{number}',
  'matter.link.description': 'Chacune montre l’autre. Rien n’est déplacé.',
  'matter.link.related': 'Lier comme apparentée',
  'matter.link.duplicate': 'Lier comme doublon',
  'matter.link.done': 'Liée à #{number}',
  'matter.unlink.done': 'Lien avec #{number} retiré',
  'matter.find': 'Numéro, nom ou mots',
  'matter.find.failed': 'Les conversations n’ont pas pu être lues',
  'matter.same': 'De ce client',
  'matter.others': 'Autres',
  'matter.none': 'Ce client n’a pas d’autre conversation. Cherchez-en une.',
  'matter.none.found': 'Aucune conversation ne correspond.',
  'matter.strangers':
    'Ce sont d’autres clients. Ils partageront ici une conversation ; chaque réponse ne va toujours qu’à la personne à qui elle répond.',
  'matter.proposal': 'La même affaire ?',
  'matter.proposal.accept': 'Fusionner et me l’attribuer',
  'matter.proposal.dismiss': 'Affaires différentes',
  'matter.proposal.strangers':
    'Écrites par des comptes différents : chaque réponse ne va toujours qu’à la personne à qui elle répond.',
  'matter.reason.same_person':
    'Ici parce qu’une personne a écrit les deux, {hours, plural, =0 {en moins d’une heure} one {à une heure d’écart} other {à # heures d’écart}}.',
  'matter.reason.same_words':
    'Ici parce que {share} des paires de mots sont les mêmes sur un autre réseau, {hours, plural, =0 {en moins d’une heure} one {à une heure d’écart} other {à # heures d’écart}}.',
  'matter.reason.words': 'Les deux disent : {words}.',
  'matter.dismiss.done': 'Retenu : affaires différentes',
  'matter.proposals.description':
    'Conversations des 72 dernières heures qui vont peut-être ensemble. Rien n’est fusionné tout seul.',
  'matter.proposals.failed': 'Les propositions n’ont pas pu être lues',
  'matter.proposals.none': 'Rien n’attend.',
  'posts.label': 'Publications',
  'posts.summary':
    '{count, plural, one {Une publication} other {# publications}}, {waiting, plural, =0 {toutes répondues} one {# encore sans réponse} other {# encore sans réponse}}',
  'posts.answered': 'Répondue',
  'posts.waiting': 'Sans réponse',
  'posts.answer': 'Répondre',
  'posts.answer.to': 'Répondre à {to}',
  'posts.pick': 'La publication à laquelle on répond',
  'posts.option': '{to}, {network}{answered, select, true { (répondue)} other {}}',
  'posts.resolve.description': 'Qui les lit les voit sans réponse. Votre raison reste dans l’historique.',
  'posts.resolve.reason': 'Pourquoi il n’en faut pas',
  'posts.resolve.action': 'Résoudre quand même',
  'posts.reason.answered_together': 'Une réponse suffisait pour toutes',
  'posts.reason.answered_elsewhere': 'Répondu en privé ou ailleurs',
  'posts.reason.settled_in_private': 'Réglé en privé ; plus rien à dire en public',
  'posts.reason.no_answer_needed': 'Personne n’attend de réponse',
  'event.left_unanswered':
    '{actor} a résolu ceci avec {posts, plural, one {une publication} other {# publications}} sans réponse : {reason, select, as_before {elle était déjà résolue} answered_together {une réponse suffisait pour toutes} answered_elsewhere {répondu en privé ou ailleurs} settled_in_private {réglé en privé} other {personne n’attend de réponse}}',
  'event.ended_in_public':
    '{answered, number} sur {posts, plural, one {une publication} many {# publications} other {# publications}} s’est terminée par notre réponse',
  'event.question_left':
    '{actor} a mis de côté {questions, plural, one {la question d’un tiers} many {# questions de tiers} other {# questions de tiers}} : {reason, select, not_for_us {ne nous est pas adressée} answered_by_others {d’autres ont répondu} other {n’appelle pas de réponse}}',
  'event.question_waits':
    '{actor} a remis en attente {questions, plural, one {la question d’un tiers} many {# questions de tiers} other {# questions de tiers}}',
  'event.closing_drafted': 'Une réponse de clôture a été préparée, car la conversation {number} a été réglée en privé',
  'invitation.waiting': '{to} a été prié d’écrire en privé ; attendu jusqu’au {until}.',
  'invitation.came': '{to} a été prié d’écrire en privé, et est venu.',
  'invitation.did_not_come': '{to} a été prié d’écrire en privé et n’est pas venu avant {until}.',
  'invitation.state.waiting': 'Invité, attendu',
  'invitation.state.came': 'Venu',
  'invitation.state.did_not_come': 'Pas venu',
  'event.invited': '{actor} a prié le client d’écrire en privé ; attendu jusqu’au {when}',
  'event.came': 'Le client a écrit en privé, comme demandé',
  'event.merged': '{actor} a intégré ceci à la conversation {number}',
  'event.absorbed': '{actor} a fusionné {numbers} avec cette conversation',
  'event.merge_undone': '{actor} a défait la fusion avec {numbers}',
  'event.split': '{actor} a scindé la conversation {number}',
  'event.split_off': '{actor} a scindé ceci de la conversation {number}',
  'event.split_undone': '{actor} a ramené la conversation {number}, qui avait été scindée',
  'event.related':
    '{actor} a lié ceci à la conversation {number} {kind, select, duplicate {comme doublon} other {comme apparentée}}',
  'event.unrelated': '{actor} a retiré le lien avec la conversation {number}',
  'event.dismissed': '{actor} a dit que la conversation {number} est une autre affaire',
  'event.undismissed': '{actor} est revenu sur le fait que la conversation {number} soit une autre affaire',
};
