import type { Translation } from '../catalogue.ts';
import type { closing as english } from '../en/closing.ts';
import { figure } from './figure.ts';

export const closing: Translation<typeof english> = {
  ...figure,
  'closing.title': 'Comme un inconnu le voit',
  'closing.title.open': 'Pas encore clos en public',
  'closing.lead': 'Qui n’a pas de compte sur le réseau lit exactement ceci, dans l’ordre du réseau.',
  'closing.lead.open':
    'Voici ce que lit un inconnu. Répondez à ce qui est ouvert ou dites pourquoi il ne faut rien ; votre raison reste dans l’historique.',
  'closing.closed': 'Chaque fil public se termine par notre réponse.',
  'closing.none': 'Rien de cette conversation n’est public.',
  'closing.nothing': 'On ne voit plus rien de ce fil.',
  'closing.error': 'Le fil n’a pas pu être lu',
  'closing.reading': 'Lecture {count, plural, one {du fil} many {des fils} other {des fils}} sur le réseau…',
  'closing.not_read': 'Le réseau n’a pas répondu. Voici ce qu’on savait ici en dernier.',
  'closing.thread': 'Fil sur {network}',
  'closing.more': 'Les publications plus anciennes sont omises.',
  'closing.us': 'Nous',
  'closing.customer': 'Client',
  'closing.asks': 'Question ouverte',
  'closing.attachments': '{count, plural, one {Une pièce jointe} many {# pièces jointes} other {# pièces jointes}}',
  'closing.needs.answer': '{to} attend une réponse.',
  'closing.needs.closing': 'Cela s’est poursuivi en privé avec {to}. Le fil public ne dit pas comment cela a fini.',
  'closing.use_draft': 'Prendre cette réponse',
  'closing.draft.problem': 'Aucune réponse de clôture n’a pu être préparée : on ne sait rien pour {names}.',
  'closing.questions':
    '{count, plural, one {Une question d’un tiers attend plus bas.} many {# questions de tiers attendent plus bas.} other {# questions de tiers attendent plus bas.}}',
  'closing.question.answer': 'Répondre',
  'closing.question.answer.to': 'Répondre à {who}',
  'closing.question.leave': 'Mettre de côté…',
  'closing.question.leave.of': 'Mettre de côté la question de {who}',
  'closing.question.reason.not_for_us': 'Ne nous est pas adressée',
  'closing.question.reason.answered_by_others': 'D’autres y ont répondu',
  'closing.question.reason.no_answer_needed': 'N’appelle pas de réponse',
  'closing.question.left':
    '{count, plural, one {Question mise de côté} many {# questions mises de côté} other {# questions mises de côté}}',
  'closing.question.failed': 'Cela n’a pas été fait',
  'closing.page.lead':
    'Comment finissent les conversations que tout le monde lit, et ce qui y est dit quand une demande a été réglée en privé.',
  'closing.rate': 'Comment les publications ont fini',
  'closing.rate.lead':
    'Publications dont les conversations ont été résolues dans ce temps et le sont encore. Une publication est ce qu’un client a dit dans un fil ; elle a bien fini quand notre réponse vient en dernier.',
  'closing.rate.all':
    '{share} se sont terminées par notre réponse : {answered, number} sur {posts, plural, one {une publication} many {# publications} other {# publications}}.',
  'closing.rate.none': 'Aucune conversation avec une publication n’a été résolue dans ce temps.',
  'closing.rate.account': 'Compte',
  'closing.rate.team': 'Équipe',
  'closing.rate.no_team': 'Sans équipe',
  'closing.rate.posts': 'Publications',
  'closing.rate.answered': 'Avec notre réponse',
  'closing.rate.share': 'Part',
  'closing.rate.period': 'Période',
  'closing.rate.days': '{days, plural, one {Dernier jour} many {# derniers jours} other {# derniers jours}}',
  'closing.rate.others': 'Les autres',
  'closing.words': 'Réponse de clôture',
  'closing.words.lead':
    'Quand une demande s’est poursuivie en privé, son fil public attend un mot de nous. Ces mots sont préparés pour lui ; une personne les envoie, et ils passent le contrôle comme toute réponse.',
  'closing.words.on': 'Préparer une réponse de clôture',
  'closing.words.on.help':
    'Elle est proposée quand on résout. Là où la conversation privée est à part et liée, elle devient un brouillon de qui a la conversation publique.',
  'closing.words.add': 'Ajouter un texte',
  'private.lead':
    'Quand une demande se règle mieux là où personne ne lit, et comment les clients y sont invités. C’est proposé ; qui répond décide.',
  'private.when': 'Ce qui passe en privé',
  'private.when.lead':
    'Une réponse est proposée en privé quand la publication du client porte sur l’une de ces choses.',
  'private.personal_data': 'Données personnelles dans la publication',
  'private.personal_data.help': 'Cartes, comptes, téléphones, adresses, numéros d’identité, mots de passe.',
  'private.topic.add': 'Ajouter un sujet',
  'private.topic.new': 'Nouveau sujet',
  'private.topic.on': 'Proposer le privé : {name}',
  'private.topic.remove': 'Retirer {name}',
  'private.topic.name': 'Nom',
  'private.topic.words': 'Mots qui le disent',
  'private.topic.words.help': 'Un par ligne ; une étoile à la fin vaut pour toute terminaison.',
  'private.topic.words.count': '{count, plural, =0 {Pas encore de mots} one {Un mot} many {# mots} other {# mots}}',
  'private.exchanges': 'Trop de réponses publiques',
  'private.exchanges.lead':
    'Après tant de réponses publiques à un client dans une conversation, passer en privé est proposé.',
  'private.exchanges.any': 'Sur tout réseau',
  'private.exchanges.on': 'Sur {network}',
  'private.exchanges.remove': 'Retirer la limite de {network}',
  'private.exchanges.add': 'Une autre limite pour un réseau…',
  'private.reach': 'Beaucoup lisent',
  'private.reach.lead': 'À partir d’ici, la proposition dit que beaucoup voient la réponse.',
  'private.reach.followers': 'Abonnés du client',
  'private.reach.others': 'Autres dans le fil',
  'private.invitation': 'Inviter en privé',
  'private.invitation.lead':
    'Ces mots sont proposés en public ; ils n’y demandent jamais de détails. Le message privé rejoint ensuite la même conversation.',
  'private.follow_up': 'Heures avant qu’une tâche demande de regarder',
};
