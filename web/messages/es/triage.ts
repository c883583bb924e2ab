import type { Translation } from '../catalogue.ts';
import type { triage as english, triageRules as englishRules } from '../en/triage.ts';

export const triage: Translation<typeof english> = {
  'triage.title': '¿Necesita respuesta?',
  'triage.none': 'Aquí no hay nada que decidir.',
  'triage.waiting':
    '{count, plural, one {Un mensaje está} many {{count, number} mensajes están} other {{count, number} mensajes están}} aún por decidir.',
  'triage.another': 'Otro mensaje sigue esperando, así que la conversación se queda en la cola.',
  'triage.decision.answer': 'Responder',
  'triage.decision.acknowledge': 'Acusar',
  'triage.decision.watch': 'Observar',
  'triage.decision.none': 'Ninguna',
  'triage.decided':
    '{decision, select, answer {Necesita respuesta} acknowledge {Basta un acuse} watch {Se observa, y nadie espera respuesta} other {No necesita respuesta}}',
  'triage.failed': 'No se guardó la decisión',
  'triage.key': 'Necesita respuesta o no',
  'triage.by': '{name} lo decidió; las reglas dicen: {found}',
  'triage.rule': '«{rule}».',
  'triage.rule.none': 'Ninguna regla de respuesta encaja, así que se responde.',
  'triage.version.first': 'Reglas de respuesta con las que empieza todo espacio',
  'triage.version': 'Reglas de respuesta, versión {version, number}',
  'triage.guard':
    '{guard, select, danger {La regla lo dejaría, pero puede haber una vida en peligro: decide una persona.} threat {La regla lo dejaría, pero puede ser una amenaza: decide una persona.} press {La regla lo dejaría, pero escribe la prensa, una autoridad o un abogado: decide una persona.} other {La regla lo dejaría, pero quien escribe en privado espera: decide una persona.}}',
  'triage.because.addressed': '{value, select, us {Se dirige a nosotros} other {Solo nos nombra}}',
  'triage.because.answered':
    '{value, select, true {Alguien había respondido antes} other {Nadie había respondido aún}}',
  'triage.because.without': 'Sin nada de: {values}',
  'triage.because.length': '{count} caracteres como máximo',
};

export const triageRules: Translation<typeof englishRules> = {
  'triage.lead':
    'Si un mensaje necesita respuesta. Lo que no la necesita sale de la cola, de los plazos y de las cifras; lo que se observa sigue a la vista sin plazo.',
  'triage.rules': 'Reglas de respuesta',
  'triage.rules.lead': 'Cada mensaje se lee desde arriba cuando se ha entendido; cuenta la primera regla que encaja.',
  'triage.rest': 'Todo lo que ninguna regla recoge se responde.',
  'triage.rule.new': 'Nueva regla',
  'triage.guards':
    'Ninguna regla por sí sola deja sin respuesta: peligro para la vida, amenazas, prensa, autoridades y abogados, y lo escrito en privado. Ahí decide una persona.',
  'triage.sentence': '{when, select, all {Todo} other {Cuando: {when}}}.',
  'triage.then':
    '{decision, select, answer {Responder} acknowledge {Acusar recibo} watch {Observar} other {No necesita respuesta}}.',
  'triage.when.addressed': '{value, select, us {se dirige a nosotros} other {solo se nos nombra}}',
  'triage.when.answered': '{value, select, true {alguien ha respondido antes} other {nadie ha respondido aún}}',
  'triage.when.length': '{count} caracteres como máximo',
  'triage.when.without': 'sin nada de: {values}',
  'triage.becomes': 'Qué se hace',
  'triage.becomes.help':
    '{decision, select, answer {Espera respuesta en la cola.} acknowledge {Espera en la cola; basta un me gusta o una palabra.} watch {Reposa hasta que vuelvan a escribir y está en la vista de lo observado.} other {Sale de la cola hasta que vuelvan a escribir.}}',
  'triage.part.when': 'Cuando se cumple todo esto',
  'triage.part.when.help': 'Lo que se desconoce de un mensaje no encaja con nada.',
  'triage.addressed': 'Dirigido a nosotros',
  'triage.addressed.help': 'A nosotros: en privado, debajo de algo nuestro o empezado con un nombre.',
  'triage.addressed.of': '{value, select, us {A nosotros} mention {Solo se nos nombra} other {Cualquiera}}',
  'triage.answered': 'Respondido antes',
  'triage.answered.of':
    '{value, select, true {Una persona ya respondió en esta conversación} false {Nadie ha respondido aún} other {Cualquiera}}',
  'triage.length': 'Caracteres como máximo',
  'triage.without': 'No hay nada de esto',
  'triage.try': 'Probar con el pasado',
  'triage.try.lead':
    'Las reglas tal como están en esta página, junto a las que valen ahora, con lo que escribieron los clientes. No se decide nada.',
  'triage.try.period': 'Período',
  'triage.try.days': '{days, plural, one {El último día} other {Los últimos {days, number} días}}',
  'triage.try.run': 'Probar',
  'triage.try.running': '{state, select, cancelling {Deteniendo} other {Probando las reglas}}',
  'triage.try.failed': 'No ha funcionado',
  'triage.try.done':
    '{state, select, done {Probado} cancelled {Detenido} other {Interrumpido}} con {count, plural, one {un mensaje} other {{count, number} mensajes}} de {days, plural, one {el último día} other {los últimos {days, number} días}}',
  'triage.try.stale': 'Cambiaste las reglas desde entonces; pruébalas otra vez',
  'triage.try.overridden':
    '{count, plural, one {Una persona decidió uno de ellos: eso queda.} other {Personas decidieron {count, number} de ellos: eso queda.}}',
  'triage.try.decision': 'Decisión',
  'triage.try.now': 'Como es',
  'triage.try.draft': 'Con estas reglas',
  'triage.try.change': 'Cambio',
  'triage.try.moves': 'Lo que se decidiría de otro modo',
  'triage.try.same': 'Nada.',
  'triage.try.move': '«{to}» en lugar de «{from}»',
  'triage.try.messages': '{count, plural, one {un mensaje} other {{count, number} mensajes}}',
  'triage.try.rule': 'por «{rule}»',
  'triage.try.rule.none': 'ninguna regla encaja',
  'triage.tab.rules': 'Reglas',
  'triage.tab.sample': 'Prueba a ciegas',
  'triage.tab.figures': 'Cifras',
  'triage.sample.lead':
    'Dos de cada cien de lo que las reglas dejan u observan, entre otros tantos. Di qué harías; nada revela lo decidido. Lo que se dejó y necesita respuesta vuelve enseguida a la cola.',
  'triage.sample.left': '{count, plural, one {Queda uno} many {Quedan {count, number}} other {Quedan {count, number}}}',
  'triage.sample.no_text': '(sin palabras)',
  'triage.sample.needs': 'Necesita respuesta',
  'triage.sample.needs_none': 'No la necesita',
  'triage.sample.said.needs': 'Necesita respuesta',
  'triage.sample.said.needs_none': 'No la necesita',
  'triage.sample.failed': 'No se guardó lo que dijiste',
  'triage.sample.empty': 'Nada que juzgar',
  'triage.sample.empty.body': 'Dos de cada cien de lo que las reglas dejan sin respuesta aparecen aquí.',
  'triage.weeks': 'Lo que se les escapó a las reglas',
  'triage.weeks.lead':
    'La parte de lo dejado u observado que la gente habría respondido, y de lo que espera que no necesitaba respuesta; entre paréntesis, lo que deja abierto una muestra tan pequeña.',
  'triage.weeks.empty': 'Aún no se ha sacado nada.',
  'triage.week': 'Semana del',
  'triage.weeks.judged': 'Juzgados',
  'triage.weeks.of': '{judged, number} de {drawn, number}',
  'triage.weeks.missed': 'Escapados',
  'triage.weeks.needless': 'De más',
  'triage.weeks.rate': '{rate} ({low} a {high})',
  'triage.days': 'Los últimos siete días',
  'triage.day': 'Día',
  'triage.days.overridden': 'Decididos por personas',
  'triage.export': 'Exportar',
  'triage.export.hint': 'Las muestras de los últimos 90 días como hoja de cálculo',
  'triage.export.failed': 'La exportación no funcionó',
};
