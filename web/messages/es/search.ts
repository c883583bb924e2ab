import type { Translation } from '../catalogue.ts';
import type { search as english } from '../en/search.ts';

export const search: Translation<typeof english> = {
  'search.results': 'Resultados',
  'search.count': '{count, plural, =0 {Nada encontrado} one {# conversación} other {# conversaciones}}',
  'search.empty.title': 'Nada encontrado para «{query}»',
  'search.empty.body':
    'Prueba con menos palabras u otra grafía. Se buscan nombres, cuentas y el texto de mensajes y notas.',
  'search.narrow': 'Mostrar solo',
  'search.contact': 'Página de contacto de {name}',
  'search.hits': '{count, plural, one {# lugar más} other {# lugares más}}',
  'search.problem.unknown_operator': '«{word}» no es un filtro.',
  'search.problem.bad_date': '«{word}» no es una fecha. Escríbela como 2026-03-29.',
  'search.problem.unknown_value': '«{word}» no se conoce aquí.',
  'search.problem.nothing_to_find': 'Añade una palabra que buscar.',
  'search.problem.known': 'Posibles: {known}.',
  'search.error.title': 'La búsqueda no ha funcionado',
};
