import type { Translation } from '../catalogue.ts';
import type { identity as english } from '../en/identity.ts';

export const identity: Translation<typeof english> = {
  'identity.title': 'Est-ce bien vous ?',
  'identity.lead': '{name} vous demande de confirmer que c’est bien vous qui leur écrivez.',
  'identity.confirm': 'Oui, c’est moi',
  'identity.send': 'Confirmer',
  'identity.code': 'Code',
  'identity.code.help': 'Six chiffres, envoyés à {hint}.',
  'identity.missing': 'Remplissez tous les champs.',
  'identity.private': 'Ce que vous saisissez est comparé et n’est pas conservé.',
  'identity.warn': 'Si vous n’avez pas écrit à {name}, fermez cette page.',
  'identity.done.title': 'Merci',
  'identity.done': 'Vous pouvez fermer cette page et continuer là où vous écrivez à {name}.',
  'identity.closed.title': 'Ce lien ne fonctionne plus',
  'identity.closed': 'Il sert une fois et peu de temps. Demandez-en un autre là où vous nous écrivez.',
  'identity.wrong': 'Ce n’est pas exact. {left, plural, one {Il reste # essai.} other {Il reste # essais.}}',
  'identity.unavailable': 'Impossible de vérifier maintenant. Réessayez dans un instant.',
};
