import type { Translation } from '../catalogue.ts';
import type { template as english } from '../en/template.ts';

export const template: Translation<typeof english> = {
  'template.title': 'Envoyer un modèle',
  'template.body':
    'Seuls ces textes, approuvés par le réseau, peuvent être envoyés maintenant. Ils parviennent au client mot pour mot.',
  'template.send': 'Envoyer le modèle',
  'template.choose': 'Modèle',
  'template.choose.placeholder': 'Choisir…',
  'template.place': '{head, select, true {En-tête, champ {name}} other {Champ {name}}}',
  'template.example': 'Par exemple : {example}',
  'template.preview': 'Ce que lira {name}',
  'template.none': 'Aucun modèle approuvé',
  'template.none.body':
    'Le réseau n’a approuvé pour ce compte aucun modèle qui puisse être rempli ici. Les modèles s’écrivent et se soumettent auprès du réseau.',
  'template.sent': 'Le modèle est en route.',
  'choices.label': 'Choix à proposer',
  'choices.help': 'Le client choisit d’une pression : jusqu’à {max} choix de {length} caractères.',
  'choices.choice': 'Choix {n}',
  'choices.add': 'Ajouter un choix',
  'choices.remove': 'Retirer le choix {n}',
  'choices.remove_all': 'Ne rien proposer',
};
