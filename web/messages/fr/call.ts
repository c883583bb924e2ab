import type { Translation } from '../catalogue.ts';
import type { call as english } from '../en/call.ts';

export const call: Translation<typeof english> = {
  'call.add': 'Noter un appel ou un SMS',
  'call.add.action': 'Noter',
  'call.change.title': 'Corriger la note',
  'call.body': 'Ce qui s’est passé hors d’Earshot. Les collègues le lisent ; cela ne peut jamais être envoyé.',
  'call.save': 'Enregistrer',
  'call.way': 'Voie',
  'call.way.name': '{way, select, sms {SMS} other {Téléphone}}',
  'call.direction': 'Sens',
  'call.direction.name':
    '{way, select, sms {{direction, select, in {Le client a écrit} other {Nous avons écrit}}} other {{direction, select, in {Le client a appelé} other {Nous avons appelé}}}}',
  'call.at': 'Quand',
  'call.at.future': 'Choisissez un moment passé.',
  'call.minutes': 'Minutes',
  'call.minutes.wrong': 'Un nombre entier jusqu’à 1440.',
  'call.whom': 'Avec qui',
  'call.whom.missing': 'Dites avec qui.',
  'call.text': 'Ce qui a été dit',
  'call.text.missing': 'Dites ce qui a été dit.',
  'call.failed': 'La note n’a pas pu être modifiée',
  'call.done.added': 'Noté',
  'call.done.changed': 'Corrigé',
  'call.done.removed': 'Note retirée',
  'call.said':
    '{way, select, sms {{direction, select, in {SMS de {whom}} other {SMS à {whom}}}} other {{direction, select, in {Appel de {whom}} other {Appel à {whom}}}}}',
  'call.by': 'noté par {name}',
  'call.actions': 'Actions pour cet appel',
  'call.change': 'Corriger…',
  'call.remove': 'Retirer',
};
