import type { Translation } from '../catalogue.ts';
import type { figure as english } from '../en/figure.ts';

export const figure: Translation<typeof english> = {
  'figure.title': 'Comparé au téléphone, à l’e-mail et aux tickets',
  'figure.lead':
    'Comment vos affaires se terminent et combien de réponses elles demandent, selon leur cours, à côté de ce que votre équipe compte ailleurs. Une affaire compte dans le mois où elle a commencé ; le mois en cours est laissé de côté.',
  'figure.span': 'Période',
  'figure.months': '{count, plural, one {Dernier mois} other {# derniers mois}}',
  'figure.between': 'De {from} à {to}',
  'figure.counted': 'Les nôtres comptées',
  'figure.way': 'Voie',
  'figure.course':
    '{course, select, public {Les nôtres : en public seulement} went_private {Les nôtres : du public au privé} other {Les nôtres : en privé seulement}}',
  'figure.way.name':
    '{way, select, phone {Téléphone} mail {E-mail} ticket {Tickets} chat {Chat} shop {En magasin} other {Ailleurs}}',
  'figure.matters': 'Affaires',
  'figure.resolved': 'Résolues',
  'figure.each': 'Réponses par affaire',
  'figure.public': 'Dont publiques',
  'figure.covered': 'Mois',
  'figure.covered.of': '{months} sur {asked}',
  'figure.none': 'Rien n’a commencé dans ces mois, et aucun chiffre n’a été importé.',
  'figure.remove': 'Retirer',
  'figure.remove.of':
    'Retirer les chiffres : {way, select, phone {téléphone} mail {e-mail} ticket {tickets} chat {chat} shop {magasin} other {ailleurs}}',
  'figure.removed':
    'Chiffres retirés : {way, select, phone {téléphone} mail {e-mail} ticket {tickets} chat {chat} shop {magasin} other {ailleurs}}',
  'figure.failed': 'Les chiffres n’ont pas pu être changés',
  'figure.month': 'Mois',
  'figure.import': 'Importer des chiffres',
  'figure.sample': 'Feuille à remplir',
  'figure.import.title': 'Importer {name}',
  'figure.import.sum': '{added} nouvelles, {changed} changées, {same} identiques, {left} laissées de côté',
  'figure.import.apply': '{count, plural, one {Importer # ligne} other {Importer # lignes}}',
  'figure.import.done': '{count, plural, one {# ligne importée} other {# lignes importées}}',
  'figure.import.rest': '{count, plural, one {# ligne de plus} other {# lignes de plus}}',
  'figure.import.lines': 'Lignes de la feuille',
  'figure.import.line': 'Ligne',
  'figure.import.becomes': 'Devient',
  'figure.import.what': '{becomes, select, new {Nouvelle} changed {Changée} same {Identique} other {Laissée de côté}}',
  'figure.import.why': 'Pourquoi',
  'figure.import.problem.quote_unclosed':
    'Une cellule commence par un guillemet (") et ne finit pas par un autre. Dans une telle cellule, on les double.',
  'figure.import.problem.column_missing':
    'La colonne {about} manque. La première ligne nomme les colonnes : month, way, matters, resolved, exchanges.',
  'figure.import.problem.bad_month': '« {about} » n’est pas un mois. Écrivez 2026-01.',
  'figure.import.problem.month_to_come': '{about} est encore à venir.',
  'figure.import.problem.unknown_way':
    '« {about} » n’est pas une voie. Écrivez phone, mail, ticket, chat, shop ou other.',
  'figure.import.problem.bad_number': '{about} n’est pas un nombre entier.',
  'figure.import.problem.resolved_above': 'Il y en a plus de résolues que d’affaires : {about}.',
  'figure.import.problem.twice': '{about} figure déjà plus haut.',
  'figure.import.problem.too_many': 'Une feuille contient au plus {about} lignes.',
};
