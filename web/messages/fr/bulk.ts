import type { Translation } from '../catalogue.ts';
import type { bulk as english } from '../en/bulk.ts';

export const bulk: Translation<typeof english> = {
  'bulk.select': 'En choisir plusieurs',
  'bulk.select.one': 'Choisir la conversation avec {name}',
  'bulk.row': 'Choisie',
  'bulk.selected': '{count, plural, =0 {Aucune choisie} one {# choisie} other {# choisies}}',
  'bulk.cleared': 'Plus rien n’est choisi',
  'bulk.clear': 'Ne rien choisir',
  'bulk.all': 'Choisir tout ce qui est chargé',
  'bulk.whole': 'Choisir tout dans cette vue',
  'bulk.whole.now': 'Tout dans cette vue',
  'bulk.key.toggle': 'Choisir celle-ci, ou non',
  'bulk.key.extend_down': 'Choisir aussi la suivante',
  'bulk.key.extend_up': 'Choisir aussi la précédente',
  'bulk.read': 'Marquer comme lue',
  'bulk.change.assign': 'Attribuées à {name}',
  'bulk.change.unassign': 'Rendues à tous',
  'bulk.change.snooze': 'En veille jusqu’à {when}',
  'bulk.change.snooze.answer': 'En veille jusqu’à leur réponse',
  'bulk.change.macro': 'Macro {name}',
  'bulk.change.tags': 'Étiquettes {tags}',
  'bulk.undo.of': 'Annulé : {what}',
  'bulk.done': '{what} : {count, plural, =0 {rien à changer} one {# conversation} other {# conversations}}',
  'bulk.cancelled': 'Arrêté. {what} : {count, plural, =0 {aucune} one {# conversation} other {# conversations}}',
  'bulk.left': '{count, plural, one {# reste comme elle est} other {# restent comme elles sont}} : {why}',
  'bulk.failed': 'Rien n’a été modifié',
  'bulk.stopping': 'Arrêt : {what}',
  'bulk.time_left': 'reste environ {time}',
  'bulk.so_far': '{count, plural, one {# laissée de côté} other {# laissées de côté}}',
  'bulk.recent': 'Changements groupés récents',
  'bulk.skipped.gone':
    '{count, plural, one {# n’est pas ici ou pas pour vous} other {# ne sont pas ici ou pas pour vous}}',
  'bulk.skipped.merged':
    '{count, plural, one {# fait partie d’une autre conversation} other {# font partie d’autres conversations}}',
  'bulk.skipped.permission':
    '{count, plural, one {# que vous ne pouvez plus modifier} other {# que vous ne pouvez plus modifier}}',
  'bulk.skipped.target_gone':
    '{count, plural, one {# car la personne qui devait la recevoir n’est plus là} other {# car la personne qui devait les recevoir n’est plus là}}',
  'bulk.skipped.too_late': '{count, plural, one {# car la veille serait finie} other {# car la veille serait finie}}',
  'bulk.skipped.too_many_tags':
    '{count, plural, one {# aurait plus de 20 étiquettes} other {# auraient plus de 20 étiquettes}}',
  'bulk.skipped.posts_unanswered':
    '{count, plural, one {# n’est pas close en public} many {# ne sont pas closes en public} other {# ne sont pas closes en public}}',
  'bulk.skipped.tasks_open':
    '{count, plural, one {# avec des tâches ouvertes} many {# avec des tâches ouvertes} other {# avec des tâches ouvertes}}',
  'bulk.skipped.not_yours':
    '{count, plural, one {# est d’un genre que d’autres résolvent} other {# sont d’un genre que d’autres résolvent}}',
  'bulk.skipped.macro_gone':
    '{count, plural, one {# car la macro n’existe plus ou a été modifiée} many {# car la macro n’existe plus ou a été modifiée} other {# car la macro n’existe plus ou a été modifiée}}',
  'bulk.skipped.macro_refused':
    '{count, plural, one {# où la première étape a été refusée} many {# où la première étape a été refusée} other {# où la première étape a été refusée}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, one {# où elle s’est arrêtée à une étape suivante} many {# où elle s’est arrêtée à une étape suivante} other {# où elle s’est arrêtée à une étape suivante}}',
  'bulk.skipped.changed_since': '{count, plural, one {# modifiée entre-temps} other {# modifiées entre-temps}}',
  'bulk.held.ask': 'Résoudre quand même…',
};
