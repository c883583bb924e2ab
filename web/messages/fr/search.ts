import type { Translation } from '../catalogue.ts';
import type { search as english } from '../en/search.ts';

export const search: Translation<typeof english> = {
  'search.results': 'Résultats',
  'search.count': '{count, plural, =0 {Rien trouvé} one {# conversation} other {# conversations}}',
  'search.empty.title': 'Rien trouvé pour « {query} »',
  'search.empty.body':
    'Essayez moins de mots ou une autre graphie. La recherche porte sur les noms, les comptes et le texte des messages et des notes.',
  'search.narrow': 'Afficher seulement',
  'search.contact': 'Page de contact de {name}',
  'search.hits': '{count, plural, one {# autre endroit} other {# autres endroits}}',
  'search.problem.unknown_operator': '« {word} » n’est pas un filtre.',
  'search.problem.bad_date': '« {word} » n’est pas une date. Écrivez-la comme 2026-03-29.',
  'search.problem.unknown_value': '« {word} » n’est pas connu ici.',
  'search.problem.nothing_to_find': 'Ajoutez un mot à chercher.',
  'search.problem.known': 'Possibles : {known}.',
  'search.error.title': 'La recherche n’a pas fonctionné',
};
