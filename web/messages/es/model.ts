import type { Translation } from '../catalogue.ts';
import type { model as english } from '../en/model.ts';

export const model: Translation<typeof english> = {
  'model.title': 'Modelos',
  'model.lead':
    'Pequeños modelos en su propia máquina leen cada mensaje de un cliente. Sus correcciones les enseñan y nada sale del servidor.',
  'model.failed': 'No se hizo',
  'model.held.done':
    '{version, select, 0 {Nada de lo enseñado juzga ya} other {La versión {version} vuelve a juzgar}}. No se aprende nada más.',
  'model.own': 'Enseñado por su equipo',
  'model.own.lead':
    'Cada corrección se aprende en segundos y juzga los mensajes siguientes. Se puede volver a cada versión; lo enseñado queda entonces ahí.',
  'model.own.learned':
    '{count, plural, =0 {Aún no se corrigió nada.} one {Aprendido de una corrección.} other {Aprendido de {count, number} correcciones.}}',
  'model.own.learning': 'aprendiendo…',
  'model.own.release': 'Dejar que aprenda de nuevo',
  'model.own.held':
    'Retenido por {name}. {count, plural, =0 {No espera ninguna corrección.} one {Espera una corrección.} other {Esperan {count, number} correcciones.}}',
  'model.own.none': 'Sin nada enseñado',
  'model.examples': '{count, plural, one {una corrección} other {{count, number} correcciones}}',
  'model.held_out': 'de {rows, number} apartadas {share} acertadas, {without} sin él',
  'model.rerun': 'Juzgar de nuevo el pasado',
  'model.rerun.lead':
    'Tras una versión nueva, los mensajes que juzgó una anterior pueden juzgarse de nuevo en segundo plano. Las correcciones de personas quedan. La vista previa no escribe nada.',
  'model.rerun.running': '{kind, select, preview {Viendo qué cambiaría} other {Juzgando de nuevo}}',
  'model.rerun.stopping': '{kind, select, preview {Parando la vista previa} other {Parando}}',
  'model.rerun.period': 'Mensajes de',
  'model.rerun.days': '{days, plural, one {un día} other {{days, number} días}}',
  'model.rerun.preview': 'Ver qué cambiaría',
  'model.rerun.start': 'Juzgar de nuevo',
  'model.rerun.done':
    '{kind, select, preview {Vista previa} other {Juzgado de nuevo}}: {count, plural, one {un mensaje} other {{count, number} mensajes}} de {days, plural, one {un día} other {{days, number} días}}{state, select, cancelled {, parado antes del final} other {}}',
  'model.rerun.nothing': 'Nada cambia.',
  'model.rerun.changes': 'Qué cambia',
  'model.task': 'Sobre',
  'model.label': 'Etiqueta',
  'model.from': 'De',
  'model.to': 'A',
  'model.messages': 'Mensajes',
  'model.drift': 'Deriva',
  'model.drift.lead':
    'Con qué frecuencia se encuentra algo esta semana frente a las cuatro anteriores. Lo que se mueve mucho indica que los clientes escriben de otro modo o que un modelo les encaja menos.',
  'model.drift.of': '{now, number} mensajes esta semana, {before, number} en las cuatro anteriores',
  'model.drift.now': 'Esta semana',
  'model.drift.before': 'Antes',
  'model.drift.change': 'Puntos',
  'model.drift.none': 'Aún no se entendió nada.',
  'model.corrections': 'Correcciones',
  'model.corrections.lead': 'Lo que dijeron las personas y de lo que se aprendió. Cada una abre su conversación.',
  'model.corrections.none': 'Nadie corrigió nada todavía.',
  'model.corrections.more': 'Mostrar más',
  'model.correction': '{task}: {was} → {label}',
  'model.cards': 'Modelos que vienen con Earshot',
  'model.cards.lead': 'Versión {model}. Con qué se entrenaron, cómo les fue con textos no vistos y qué no saben hacer.',
  'model.trained_on': 'entrenado con {count, number} textos',
  'model.limits': 'Qué no sabe hacer',
  'model.figures': 'Cómo le fue',
  'model.sources': 'Entrenado con',
  'taxonomy.lead':
    'De qué escriben los clientes, qué quieren y de qué producto se trata, en sus propios términos. Acompaña a cada mensaje, y las reglas y listas pueden preguntar por ello.',
  'taxonomy.of.theme': 'Temas',
  'taxonomy.of.intent': 'Intenciones',
  'taxonomy.of.product': 'Productos',
  'taxonomy.lead.theme':
    'De qué trata un mensaje: el tema cuyas palabras dice; si encajan varios, queda desconocido. Desde 100 correcciones y ejemplos, su propio modelo distingue los temas.',
  'taxonomy.lead.intent':
    'Qué quiere alguien. De varias cuyas palabras dice un mensaje cuenta la que está primera aquí; sin palabras, lo dicen un anuncio, la paciencia perdida, una pregunta o el sentimiento. Desde 100 correcciones y ejemplos lo hace su propio modelo.',
  'taxonomy.lead.product':
    'De cuál de sus productos o servicios se trata. Un mensaje que dice un nombre lo tiene al momento; si dice varios, queda desconocido. Desde 100 correcciones y ejemplos, su propio modelo encuentra también lo que no se nombra.',
  'taxonomy.none.theme': 'Ningún tema todavía',
  'taxonomy.none.theme.body': 'Nombre de qué escriben los clientes, con las palabras por las que se conoce.',
  'taxonomy.none.intent': 'Ninguna intención todavía',
  'taxonomy.none.intent.body':
    'Empiece con queja, pregunta, petición, cancelación, elogio, aviso de avería y oferta, conocidas por sus palabras en cinco idiomas, o nombre las suyas.',
  'taxonomy.none.product': 'Nombre sus productos',
  'taxonomy.none.product.body':
    'Sus nombres y formas de escribirlos se encuentran al momento en los mensajes nuevos. Los de los últimos días se pueden juzgar de nuevo en Modelos.',
  'taxonomy.start': 'Empezar con estas siete',
  'taxonomy.add.theme': 'Añadir un tema',
  'taxonomy.add.intent': 'Añadir una intención',
  'taxonomy.add.product': 'Añadir un producto',
  'taxonomy.new.theme': 'Tema nuevo',
  'taxonomy.new.intent': 'Intención nueva',
  'taxonomy.new.product': 'Producto nuevo',
  'taxonomy.raise': 'Subir',
  'taxonomy.names': 'Otros nombres y formas de escribirlo',
  'taxonomy.names.help':
    'Uno por línea, también en otros idiomas; el propio nombre también cuenta. Un asterisco al final vale para cualquier terminación.',
  'taxonomy.known_by':
    '{words, plural, =0 {sin palabras} one {una palabra} other {{words, number} palabras}}, {examples, plural, =0 {sin ejemplos} one {un ejemplo} other {{examples, number} ejemplos}}',
  'taxonomy.name': 'Nombre',
  'taxonomy.description': 'Cuándo pertenece un mensaje a él',
  'taxonomy.examples': 'Ejemplos',
  'taxonomy.examples.help': 'Un mensaje por línea, como lo escriben los clientes.',
  'taxonomy.merge': 'Hacerlo parte de otro',
  'taxonomy.merge.none': 'Sigue siendo propio',
  'taxonomy.merged': 'Parte de otros',
  'taxonomy.merged.lead': 'Los mensajes que los tenían llevan el nombre del otro desde que se activa la versión.',
  'taxonomy.merged.into': '{name} es parte de {other}',
  'taxonomy.part': 'Volver a hacerlo propio',
};
