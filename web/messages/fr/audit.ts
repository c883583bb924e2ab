import type { Translation } from '../catalogue.ts';
import type { audit as english } from '../en/audit.ts';

export const audit: Translation<typeof english> = {
  'audit.title': 'Journal d’audit',
  'audit.lead':
    'Tout ce qui a changé quelque chose, dans l’ordre où cela s’est produit. Chaque entrée scelle la précédente.',
  'audit.export': 'Tout exporter',
  'audit.export.hint': 'L’export est lui-même une entrée du journal.',
  'audit.filters': 'Filtres',
  'audit.type': 'Quoi',
  'audit.type.any': 'Tout',
  'audit.agent': 'Qui',
  'audit.agent.any': 'Tout le monde',
  'audit.from': 'Du',
  'audit.to': 'Au',
  'audit.clear': 'Effacer les filtres',
  'audit.of_conversation': 'Une seule conversation',
  'audit.position': 'N°',
  'audit.when': 'Quand',
  'audit.what': 'Quoi',
  'audit.who': 'Qui',
  'audit.about': 'À propos de',
  'audit.detail': 'Détail',
  'audit.detail.show': 'Afficher',
  'audit.detail.of': 'Afficher le détail de l’entrée {position, number}',
  'audit.detail.none': 'Rien de plus',
  'audit.detail.erased': 'Effacé',
  'audit.detail.erased.hint':
    'Le contenu a été effacé ; le fait qu’il ait eu lieu demeure, et la chaîne tient toujours.',
  'audit.actor.customer': 'Un client',
  'audit.actor.system': 'Earshot',
  'audit.actor.api_key': 'Clé d’API {name}',
  'audit.actor.gone': 'Quelqu’un qui n’est plus là',
  'audit.conversation': 'Conversation {number, number}',
  'audit.more': 'Afficher des entrées plus anciennes',
  'audit.empty': 'Rien ne correspond à ces filtres',
  'audit.empty.body': 'Choisissez une période plus longue ou effacez les filtres.',
  'audit.proof': 'Comment vérifier que rien n’a été modifié',
  'audit.proof.chain':
    'La chaîne compte {count, plural, one {une entrée} other {{count, number} entrées}}. Dernier sceau : {hash}',
  'audit.proof.signed':
    'L’entrée {position, number} est la dernière signée hors de la base de données, avec la clé {key} :',
  'audit.proof.unsigned':
    'La dernière entrée est signée hors de la base de données dans l’heure qui suit le démarrage.',
  'audit.proof.how':
    'Exportez le journal et lancez la vérification où vous voulez ; elle n’a besoin ni de ce serveur ni de sa base. Elle nomme chaque entrée modifiée, retirée, déplacée ou ajoutée, et distingue les détails effacés des détails modifiés.',
  'audit.proof.key':
    'Notez la clé ailleurs : qui pourrait réécrire le dossier de données pourrait signer de nouveau, mais pas avec cette clé.',
};
