import type { Translation } from '../catalogue.ts';
import type { approval as english } from '../en/approval.ts';

export const approval: Translation<typeof english> = {
  'approval.choices': 'Choix proposés',
  'approval.post': 'Publication {part, number} sur {of, number}',
  'approval.list.waiting': 'Pour moi',
  'approval.list.mine': 'Demandées par moi',
  'approval.list.done': 'Faites',
  'approval.empty.waiting': 'Rien ne vous attend',
  'approval.empty.waiting.body':
    'Les réponses qui promettent plus que ce que leur auteur peut promettre, ou qui disent les mots d’une règle, attendent ici une deuxième personne.',
  'approval.empty.mine': 'Vous n’attendez rien',
  'approval.empty.mine.body':
    'Ce que vous écrivez au-dessus de votre limite attend ici que quelqu’un le laisse passer.',
  'approval.empty.done': 'Rien de décidé',
  'approval.empty.done.body': 'Ce qui a été approuvé ou refusé ces 30 derniers jours se trouve ici.',
  'approval.of': 'Réponse à {name}',
  'approval.asks': '{name} demande une approbation',
  'approval.key': 'Un programme',
  'approval.somebody': 'Quelqu’un',
  'approval.expires': 'Se termine',
  'approval.due': 'À décider',
  'approval.comment': 'Commentaire à l’auteur',
  'approval.comment.missing': 'Dites pourquoi, pour que l’auteur puisse corriger.',
  'approval.give': 'Approuver',
  'approval.refuse': 'Refuser',
  'approval.done.given': 'Approuvée : elle part maintenant',
  'approval.done.refused': 'Refusée : le texte est de retour chez son auteur',
  'approval.failed': 'Pas de décision',
  'approval.unfit.author': 'C’est votre propre réponse. Quelqu’un d’autre doit la laisser passer.',
  'approval.unfit.permission': 'Un responsable ou le propriétaire doit la laisser passer.',
  'approval.unfit.limit': 'C’est au-dessus de votre propre limite.',
  'approval.outcome':
    '{state, select, given {Approuvée par {name}} refused {Refusée par {name}} expired {Personne n’a décidé à temps} other {Reprise avant la décision}}',
  'approval.reason.above_authority': 'Elle promet plus que ce que son auteur peut promettre seul.',
  'approval.reason.amount_without_rate': 'Elle nomme de l’argent dans une monnaie sans taux.',
  'approval.reason.amount_unnamed': 'Elle promet de l’argent sans dire combien.',
  'approval.reason.may_not_replace': 'Elle promet un remplacement.',
  'approval.reason.may_not_date': 'Elle promet une date ou une heure.',
  'approval.reason.word_rule': 'Elle dit des mots qui demandent une deuxième personne.',
  'approval.link.gone': 'Ce lien ne mène plus nulle part',
  'approval.link.open': 'Ouvrir dans Earshot',
  'approval.link.pictures':
    '{count, plural, one {Une image l’accompagne. Ouvrez-le dans Earshot pour l’approuver.} many {# images l’accompagnent. Ouvrez-le dans Earshot pour l’approuver.} other {# images l’accompagnent. Ouvrez-le dans Earshot pour l’approuver.}}',
  'approval.link.over': 'Entre-temps, cela a été retiré, modifié ou est trop ancien.',
};
