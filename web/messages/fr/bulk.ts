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
  'bulk.bar': 'Modifier ce qui est choisi',
  'bulk.group': 'Ce qui est choisi',
  'bulk.key.toggle': 'Choisir celle-ci, ou non',
  'bulk.key.extend_down': 'Choisir aussi la suivante',
  'bulk.key.extend_up': 'Choisir aussi la précédente',
  'bulk.macros': 'Exécuter une macro…',
  'bulk.more': 'Plus pour ce qui est choisi',
  'bulk.read': 'Marquer comme lue',
  'bulk.tags.remove': 'Retirer une étiquette',
  'bulk.tags.remove.find': 'Chercher l’étiquette à retirer',
  'bulk.tags.some': 'certaines l’ont',
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
  'bulk.recent.description':
    'Ce qui a été fait à beaucoup de conversations d’un coup ces 30 derniers jours, et le chemin du retour.',
  'bulk.recent.empty':
    'Rien n’a encore été modifié en groupe. Choisissez des conversations avec x, puis modifiez-les ensemble.',
  'bulk.recent.failed': 'La liste n’a pas pu être chargée.',
  'bulk.recent.by': 'par {name}',
  'bulk.recent.key': 'une clé d’API',
  'bulk.recent.changed': '{count, plural, one {# modifiée} other {# modifiées}}',
  'bulk.recent.unchanged': '{count, plural, one {# l’était déjà} other {# l’étaient déjà}}',
  'bulk.recent.not_reached': '{count, plural, one {# non atteinte} other {# non atteintes}}',
  'bulk.recent.undone': 'Annulé',
  'bulk.recent.stopped': 'Arrêté',
  'bulk.recent.left': 'Afficher ce qui a été laissé de côté',
  'bulk.recent.hidden': 'Une conversation que vous ne pouvez pas voir',
  'bulk.why.gone': 'Pas ici, ou pas pour vous',
  'bulk.why.merged': 'Elle fait partie d’une autre conversation',
  'bulk.why.permission': 'Vous ne pouvez plus la modifier',
  'bulk.why.target_gone': 'La personne qui devait la recevoir n’est plus là',
  'bulk.why.too_late': 'La veille serait déjà finie',
  'bulk.why.too_many_tags': 'Elle aurait plus de 20 étiquettes',
  'bulk.why.posts_unanswered': 'Elles ne sont pas closes en public',
  'bulk.why.tasks_open': 'Des tâches y sont encore ouvertes',
  'bulk.why.not_yours': 'D’autres résolvent ce genre de demande',
  'bulk.why.macro_gone': 'La macro n’existe plus ou a été modifiée',
  'bulk.why.macro_refused': 'Sa première étape a été refusée',
  'bulk.why.macro_stopped': 'Une étape suivante a été refusée ; les précédentes restent',
  'bulk.why.changed_since': 'Quelqu’un l’a modifiée entre-temps',
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
  'bulk.held.title':
    '{count, plural, one {# conversation retenue : des publications y sont sans réponse} many {# conversations retenues : des publications y sont sans réponse} other {# conversations retenues : des publications y sont sans réponse}}',
  'bulk.held.tasks':
    '{count, plural, one {# conversation a été retenue : des tâches y sont ouvertes} many {# conversations ont été retenues : des tâches y sont ouvertes} other {# conversations ont été retenues : des tâches y sont ouvertes}}',
  'bulk.held.tasks.description': 'Les tâches restent à leurs responsables et les rappellent.',
  'bulk.held.ask': 'Résoudre quand même…',
  'bulk.skipped.macro_gone':
    '{count, plural, one {# car la macro n’existe plus ou a été modifiée} many {# car la macro n’existe plus ou a été modifiée} other {# car la macro n’existe plus ou a été modifiée}}',
  'bulk.skipped.macro_refused':
    '{count, plural, one {# où la première étape a été refusée} many {# où la première étape a été refusée} other {# où la première étape a été refusée}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, one {# où elle s’est arrêtée à une étape suivante} many {# où elle s’est arrêtée à une étape suivante} other {# où elle s’est arrêtée à une étape suivante}}',
  'bulk.skipped.changed_since': '{count, plural, one {# modifiée entre-temps} other {# modifiées entre-temps}}',
};
