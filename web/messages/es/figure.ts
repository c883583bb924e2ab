import type { Translation } from '../catalogue.ts';
import type { figure as english } from '../en/figure.ts';

export const figure: Translation<typeof english> = {
  'figure.title': 'Comparado con teléfono, correo y tickets',
  'figure.lead':
    'Cómo terminan sus asuntos y cuántas respuestas requieren, según su curso, junto a lo que su equipo cuenta en otros lugares. Un asunto cuenta en el mes en que empezó; el mes en curso queda fuera.',
  'figure.span': 'Periodo',
  'figure.months': '{count, plural, one {Último mes} other {Últimos # meses}}',
  'figure.between': 'De {from} a {to}',
  'figure.counted': 'Las nuestras, contadas',
  'figure.way': 'Vía',
  'figure.course':
    '{course, select, public {Nuestros: solo en público} went_private {Nuestros: de público a privado} other {Nuestros: solo en privado}}',
  'figure.way.name':
    '{way, select, phone {Teléfono} mail {Correo} ticket {Tickets} chat {Chat} shop {En la tienda} other {Otro lugar}}',
  'figure.matters': 'Asuntos',
  'figure.resolved': 'Resueltos',
  'figure.each': 'Respuestas por asunto',
  'figure.public': 'De ellas públicas',
  'figure.covered': 'Meses',
  'figure.covered.of': '{months} de {asked}',
  'figure.none': 'Nada empezó en estos meses y no se importaron cifras.',
  'figure.remove': 'Quitar',
  'figure.remove.of':
    'Quitar las cifras: {way, select, phone {teléfono} mail {correo} ticket {tickets} chat {chat} shop {tienda} other {otro lugar}}',
  'figure.removed':
    'Cifras quitadas: {way, select, phone {teléfono} mail {correo} ticket {tickets} chat {chat} shop {tienda} other {otro lugar}}',
  'figure.failed': 'No se pudieron cambiar las cifras',
  'figure.month': 'Mes',
  'figure.import': 'Importar cifras',
  'figure.sample': 'Hoja para rellenar',
  'figure.import.title': 'Importar {name}',
  'figure.import.sum': '{added} nuevas, {changed} cambiadas, {same} iguales, {left} omitidas',
  'figure.import.apply': '{count, plural, one {Importar # línea} other {Importar # líneas}}',
  'figure.import.done': '{count, plural, one {# línea importada} other {# líneas importadas}}',
  'figure.import.rest': '{count, plural, one {# línea más} other {# líneas más}}',
  'figure.import.lines': 'Líneas de la hoja',
  'figure.import.line': 'Línea',
  'figure.import.becomes': 'Resultado',
  'figure.import.what': '{becomes, select, new {Nueva} changed {Cambiada} same {Igual} other {Omitida}}',
  'figure.import.why': 'Por qué',
  'figure.import.problem.quote_unclosed':
    'Una celda empieza con comillas (") y no termina con ellas. Dentro de una celda así se escriben dobles.',
  'figure.import.problem.column_missing':
    'Falta la columna {about}. La primera línea nombra las columnas: month, way, matters, resolved, exchanges.',
  'figure.import.problem.bad_month': '«{about}» no es un mes. Escriba 2026-01.',
  'figure.import.problem.month_to_come': '{about} aún no ha llegado.',
  'figure.import.problem.unknown_way': '«{about}» no es una vía. Escriba phone, mail, ticket, chat, shop u other.',
  'figure.import.problem.bad_number': '{about} no es un número entero.',
  'figure.import.problem.resolved_above': 'Se resolvieron más de los que había: {about}.',
  'figure.import.problem.twice': '{about} ya está más arriba.',
  'figure.import.problem.too_many': 'Una hoja contiene como máximo {about} líneas.',
};
