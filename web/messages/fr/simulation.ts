import type { Translation } from '../catalogue.ts';
import type { simulation as english } from '../en/simulation.ts';

export const simulation: Translation<typeof english> = {
  'simulation.lead':
    'Essayez des brouillons sur ce qui est passé. Chaque conversation est revécue avec les mêmes règles, et rien ne change.',
  'simulation.period': 'Période',
  'simulation.period.yesterday': 'Hier',
  'simulation.period.week': 'Les 7 derniers jours',
  'simulation.period.month': 'Les 28 derniers jours',
  'simulation.period.own': 'D’autres jours',
  'simulation.period.wrong': 'Choisissez des jours passés, {days, number} au plus.',
  'simulation.from': 'Du',
  'simulation.until': 'Jusqu’au, inclus',
  'simulation.drafts': 'Brouillons à essayer',
  'simulation.drafts.none': 'Il n’y a aucun brouillon à essayer',
  'simulation.drafts.none.lead':
    'Changez une règle et gardez-la en brouillon ; vous verrez ici ce qu’elle aurait fait.',
  'simulation.run': 'Essayer',
  'simulation.running': 'Essai de {drafts} : {period}',
  'simulation.stopping': 'Arrêt : {drafts}, {period}',
  'simulation.of': '{drafts}, {period}',
  'simulation.empty': 'Rien n’a encore été essayé',
  'simulation.empty.lead': 'Ce qui aurait été en retard, la nuit aussi, et ce qui aurait été autre chose.',
  'simulation.earlier': 'Précédentes',
  'simulation.state.running': 'en cours',
  'simulation.state.cancelling': 'arrêt en cours',
  'simulation.state.cancelled': 'arrêtée',
  'simulation.state.done': 'terminée',
  'simulation.state.failed': 'inachevée',
  'simulation.cancelled.lead': 'Elle a été arrêtée, elle n’a donc pas de résultat.',
  'simulation.failed.lead': 'Elle n’a pas pu aboutir et ne dit rien. Essayez encore.',
  'simulation.result': 'Résultat',
  'simulation.outdated': 'Changé depuis',
  'simulation.draft.of': '{policy}, version {version, number}',
  'simulation.count':
    '{count, plural, one {# conversation a été revécue.} many {# conversations ont été revécues.} other {# conversations ont été revécues.}}',
  'simulation.alike.all': 'Sous les règles d’alors, chacune est ressortie exactement comme elle a été enregistrée.',
  'simulation.alike':
    'Sous les règles d’alors, {count, number} sur {total, number} sont ressorties exactement comme elles ont été enregistrées.',
  'simulation.unwritten':
    '{count, plural, one {De # rien n’est enregistré : elle est plus ancienne que les délais.} many {De # rien n’est enregistré : elles sont plus anciennes que les délais.} other {De # rien n’est enregistré : elles sont plus anciennes que les délais.}}',
  'simulation.different':
    '{count, plural, one {# est ressortie autrement, comme après une scission ou un effacement :} many {# sont ressorties autrement, comme après une scission ou un effacement :} other {# sont ressorties autrement, comme après une scission ou un effacement :}}',
  'simulation.figures': 'Comme c’était, et avec le brouillon',
  'simulation.figures.lead':
    'Délais commencés dans la période, suivis jusqu’à l’essai. Les durées sont en heures ouvertes.',
  'simulation.by': 'Grouper par',
  'simulation.by.all': 'Délai',
  'simulation.by.category': 'Catégorie',
  'simulation.by.priority': 'Priorité',
  'simulation.by.team': 'Équipe',
  'simulation.by.person': 'Qui l’a',
  'simulation.by.network': 'Réseau',
  'simulation.none.all': 'Tous',
  'simulation.none.category': 'Pas encore lu',
  'simulation.none.priority': 'Aucune',
  'simulation.none.team': 'Aucune équipe',
  'simulation.none.person': 'Personne',
  'simulation.none.network': 'Aucun',
  'simulation.began': 'Commencés',
  'simulation.late': 'En retard',
  'simulation.night': 'En retard la nuit',
  'simulation.warned': 'Alertés',
  'simulation.median': 'La moitié en',
  'simulation.p90': 'Neuf sur dix en',
  'simulation.change': '{now}, avec le brouillon {draft}',
  'simulation.nothing': 'Rien n’a commencé dans cette période.',
  'simulation.csv': 'Vers un tableur',
  'simulation.days': 'En retard par jour',
  'simulation.days.lead': 'Tous les délais par jour de début.',
  'simulation.days.table': 'En tableau',
  'simulation.days.most': 'Au plus {count, number} par jour',
  'simulation.day': 'Jour',
  'simulation.now': 'Comme c’était',
  'simulation.draft': 'Avec le brouillon',
  'simulation.turns': 'Ce qui serait en retard, et ce qui ne le serait plus',
  'simulation.turns.none': 'Rien : les mêmes délais sont en retard.',
  'simulation.turn':
    '{becomes, select, late {{count, plural, one {{kind} : # serait en retard} many {{kind} : # seraient en retard} other {{kind} : # seraient en retard}}} other {{count, plural, one {{kind} : # ne serait plus en retard} many {{kind} : # ne seraient plus en retard} other {{kind} : # ne seraient plus en retard}}}}',
  'simulation.moves': 'Ce qui serait une autre catégorie',
  'simulation.moves.none': 'Rien : chaque conversation garde sa catégorie.',
  'simulation.move': '{from} → {to} : {count, number}',
  'simulation.moved':
    '{count, plural, one {# conversation serait dans une autre catégorie.} many {# conversations seraient dans une autre catégorie.} other {# conversations seraient dans une autre catégorie.}}',
  'simulation.examples.more': 'et {count, number} de plus',
  'simulation.people': 'Qui aurait eu quoi',
  'simulation.people.lead':
    'Les conversations qui, à un moment de la période, n’étaient à personne, distribuées instant par instant selon les allées et venues. Quand quelqu’un aurait répondu, nul ne peut le savoir : un retard est compté chez qui avait alors la conversation.',
  'simulation.teams': 'Par équipe',
  'simulation.given': 'Reçues',
  'simulation.given.night': 'La nuit',
  'simulation.held': 'Ouvertes, en moyenne',
  'simulation.held.most': 'Ouvertes, au plus',
  'simulation.asked':
    '{count, plural, one {# conversation avait besoin de quelqu’un.} other {# conversations avaient besoin de quelqu’un.}}',
  'simulation.asked.alike.all':
    'Les règles d’alors, consultées à nouveau, ont donné chacune exactement à qui l’a reçue.',
  'simulation.asked.alike':
    'Les règles d’alors, consultées à nouveau, en ont donné {count, number} sur {total, number} exactement à qui les a reçues.',
  'simulation.asked.different':
    '{count, plural, one {# a tourné autrement, comme lorsque plusieurs choses arrivent au même instant :} other {# ont tourné autrement, comme lorsque plusieurs choses arrivent au même instant :}}',
  'simulation.inexact':
    '{because, select, parted {{count, plural, one {# ne peut être rejouée exactement : elle a été divisée, ou une fusion a été défaite :} other {# ne peuvent être rejouées exactement : elles ont été divisées, ou une fusion a été défaite :}}} erased {{count, plural, one {# ne peut être rejouée exactement : un effacement l’a vidée :} other {# ne peuvent être rejouées exactement : un effacement les a vidées :}}} other {{count, plural, one {# ne peut être rejouée exactement : les compétences d’alors n’ont pas été conservées :} other {# ne peuvent être rejouées exactement : les compétences d’alors n’ont pas été conservées :}}}}',
  'simulation.left_out':
    '{count, plural, one {# geste fait à la main ne compte pas : quelqu’un d’autre aurait déjà eu la conversation.} other {# gestes faits à la main ne comptent pas : quelqu’un d’autre aurait déjà eu la conversation.}}',
  'simulation.waited': 'La moitié avait quelqu’un en',
  'simulation.waited.p90': 'Neuf sur dix avaient quelqu’un en',
  'simulation.unrouted': 'Sans personne à la fin',
  'simulation.handed': 'Qui l’aurait reçue à la place',
  'simulation.handed.lead': 'Selon qui l’a eue en premier.',
  'simulation.handed.none': 'Rien : chaque conversation va à la même personne.',
  'simulation.handed.count':
    '{count, plural, one {# conversation serait allée à quelqu’un d’autre} other {# conversations seraient allées à quelqu’un d’autre}}, {unrouted, plural, one {# resterait sans personne à la fin.} other {# resteraient sans personne à la fin.}}',
  'simulation.preview': 'Ce que cela aurait fait la semaine dernière',
  'simulation.preview.lead':
    'La règle telle qu’elle est sur cette page, essayée sur les 7 derniers jours. Rien ne change.',
  'simulation.preview.stale': 'Vous l’avez changée depuis. Essayez encore.',
  'simulation.preview.run': 'Essayer sur la semaine dernière',
  'simulation.preview.all':
    '{count, plural, one {La seule conversation des {days, number} derniers jours.} many {Les # conversations des {days, number} derniers jours.} other {Les # conversations des {days, number} derniers jours.}}',
  'simulation.preview.capped':
    'Les {count, number} plus récentes des {total, number} conversations des {days, number} derniers jours.',
  'simulation.preview.more': 'Plus de jours, plus de chiffres',
};
