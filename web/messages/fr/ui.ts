import type { Translation } from '../catalogue.ts';
import type { ui as english } from '../en/ui.ts';

export const ui: Translation<typeof english> = {
  'ui.cancel': 'Annuler',
  'ui.choices': 'Choix',
  'ui.clear': 'Effacer',
  'ui.close': 'Fermer',
  'ui.copied': 'Copié',
  'ui.loading': 'Chargement…',
  'ui.waits': 'Se chargera dès qu’il y aura une connexion.',
  'ui.no_match': 'Rien ne correspond à « {query} ».',
  'ui.notices': 'Avis',
  'ui.optional': 'facultatif',
  'ui.progress': '{done, number} sur {total, number}',
  'ui.progress.left': 'reste {left, number}',
  'ui.retry': 'Réessayer',
  'ui.save': 'Enregistrer',
  'ui.search': 'Rechercher',
  'ui.undo': 'Annuler l’action',
  'ui.error.title': 'Cela n’a pas fonctionné',
  'ui.error.request': 'Référence pour l’assistance : {requestId}',
  'ui.networks.help': 'Connus : {networks}. Séparés par des virgules.',
  'ui.networks.unknown': 'Il n’y a pas de réseau {networks}.',
  'ui.typed.title': 'Fermer sans garder ce que vous avez écrit ?',
  'ui.typed.body': 'Ce n’est conservé nulle part.',
  'ui.typed.leave': 'Fermer',
};
