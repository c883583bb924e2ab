import type { Translation } from '../catalogue.ts';
import type { correction as english } from '../en/correction.ts';

export const correction: Translation<typeof english> = {
  'correction.title': 'Corriger cette réponse',
  'correction.stood': 'Elle est lisible {stage, select, public {en public} other {en privé}} depuis {time}.',
  'correction.way': 'Comment',
  'correction.way.edit': 'Mettre d’autres mots à sa place',
  'correction.way.replace': 'La supprimer et répondre à nouveau',
  'correction.way.follow_up': 'La laisser et la corriger dans une autre réponse',
  'correction.way.delete': 'La supprimer',
  'correction.way.none': '{network} ne permet pas de la changer ; une autre réponse peut la corriger.',
  'correction.text': 'Nouveaux mots',
  'correction.text.missing': 'Écrivez ce qui doit y figurer.',
  'correction.text.same': 'Ces mots y figurent déjà.',
  'correction.reason': 'Ce qui était faux',
  'correction.reason.fact': 'Un fait',
  'correction.reason.person': 'La personne à qui l’on répondait',
  'correction.reason.personal_data': 'Des données personnelles',
  'correction.reason.tone': 'Le ton',
  'correction.reason.typing': 'Une faute de frappe',
  'correction.reason.other': 'Autre chose',
  'correction.note': 'Pour mémoire',
  'correction.submit':
    '{way, select, edit {Changer} replace {Supprimer et envoyer} follow_up {Envoyer} other {Supprimer}}',
  'correction.withdrawn':
    '{count, plural, one {# tâche d’une promesse qui ne tient plus a été retirée.} other {# tâches de promesses qui ne tiennent plus ont été retirées.}}',
  'correction.done':
    '{way, select, edit {Changement sur {network}} follow_up {La correction est en route} replace {Suppression ; la nouvelle réponse est en route} other {Suppression sur {network}}}',
  'correction.told':
    'Ce qui y figurait, combien de temps et pourquoi : tout est conservé. Si c’était public, les responsables sont prévenus.',
  'correction.returned':
    '{state, select, expired {Personne n’a décidé à temps de ce que vous avez écrit.} other {{name} n’a pas laissé passer ceci :}}',
};
