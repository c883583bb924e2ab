import type { Translation } from '../catalogue.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Translation<typeof english> = {
  'outbox.sent': '{count, plural, one {Ce qui attendait est parti} other {# qui attendaient sont partis}}',
  'outbox.returned': 'Votre réponse à {name} n’est pas partie',
  'outbox.returned.body': 'Elle est de nouveau dans le champ de réponse, avec la raison.',
  'outbox.open': 'Ouvrir',
  'outbox.count':
    '{count, plural, one {# réponse attend et partira} other {# réponses attendent et partiront}} d’elles-mêmes.',
  'outbox.leave':
    '{count, plural, one {Une réponse n’est pas encore partie} other {# réponses ne sont pas encore parties}}',
  'outbox.leave.body': 'Se déconnecter supprime ce qui attend dans ce navigateur.',
  'outbox.leave.anyway': 'Se déconnecter quand même',
  'outbox.sign_in':
    '{count, plural, one {# réponse attend} other {# réponses attendent}} dans ce navigateur. Connectez-vous, et cela part.',
  'composer.earlier':
    'Une version antérieure était déjà partie. Ce que vous avez changé depuis est de nouveau dans le champ de texte.',
};
