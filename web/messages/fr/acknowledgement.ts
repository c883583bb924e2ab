import type { Translation } from '../catalogue.ts';
import type { acknowledgement as english } from '../en/acknowledgement.ts';

export const acknowledgement: Translation<typeof english> = {
  'ack.lead':
    'Ce que l’on dit à qui écrit hors horaires : quand une personne répond. Cela ne compte pas comme réponse, part une fois par conversation et jamais là où cela pourrait blesser.',
  'ack.on': 'Répondre automatiquement quand nous sommes fermés',
  'ack.on.help':
    'Il parle au nom de votre compte, il est donc désactivé au départ. Si vous êtes ouverts 24 h/24, il ne dit jamais rien.',
  'ack.where': 'Où',
  'ack.where.private': 'Aux messages privés',
  'ack.where.public': 'Aux publications publiques',
  'ack.where.public.help': 'Tout le monde le lit sous la publication, à chaque fois.',
  'ack.texts': 'Textes',
  'ack.texts.lead':
    'On dit le premier qui convient au compte et à la langue ; sinon, le premier qui convient au compte.',
  'ack.text': 'Texte en {name}',
  'ack.text.help':
    '{when} devient l’heure à laquelle une personne répond, selon vos horaires ; {name} le client, {brand} votre compte.',
  'ack.text.when': 'Dites quand avec {when}.',
  'ack.text.unknown': '{name} n’est pas connu ici.',
  'ack.text.add': 'Ajouter un texte',
  'ack.text.remove': 'Retirer le texte en {name}',
  'ack.text.language': 'Langue',
  'ack.text.channels': 'Seulement pour ces comptes (aucun choisi : tous)',
  'ack.sample': 'Se lirait ainsi à votre prochaine fermeture ({when})',
  'ack.sample.never': 'Ici vous êtes ouverts 24 h/24, cela n’est donc jamais dit.',
  'ack.never': 'Jamais',
  'ack.never.lead': 'Ni à la presse, ni à qui vous avez bloqué ou masqué, ni là où une personne a répondu.',
  'ack.never.tags': 'Aussi avec une de ces étiquettes',
  'ack.never.tags.help': 'Une par ligne. {tags} le font toujours taire.',
  'ack.never.words': 'Là où le client dit un de ces mots',
  'ack.never.words.help': 'Un par ligne ; un astérisque vaut toute terminaison.',
  'ack.never.categories': 'Dans ces catégories de priorité',
};
