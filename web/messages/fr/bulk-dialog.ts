import type { Translation } from '../catalogue.ts';
import type { bulkDialog as english } from '../en/bulk-dialog.ts';

export const bulkDialog: Translation<typeof english> = {
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
  'bulk.held.title':
    '{count, plural, one {# conversation retenue : des publications y sont sans réponse} many {# conversations retenues : des publications y sont sans réponse} other {# conversations retenues : des publications y sont sans réponse}}',
  'bulk.held.tasks':
    '{count, plural, one {# conversation a été retenue : des tâches y sont ouvertes} many {# conversations ont été retenues : des tâches y sont ouvertes} other {# conversations ont été retenues : des tâches y sont ouvertes}}',
  'bulk.held.tasks.description': 'Les tâches restent à leurs responsables et les rappellent.',
};
