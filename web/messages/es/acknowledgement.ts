import type { Translation } from '../catalogue.ts';
import type { acknowledgement as english } from '../en/acknowledgement.ts';

export const acknowledgement: Translation<typeof english> = {
  'ack.lead':
    'Lo que se dice a quien escribe fuera de horario: cuándo responde una persona. No cuenta como respuesta, sale una vez por conversación y nunca donde pueda hacer daño.',
  'ack.on': 'Responder automáticamente mientras estamos cerrados',
  'ack.on.help':
    'Habla en nombre de su cuenta, por eso está desactivado al principio. Si abren las 24 horas, nunca dice nada.',
  'ack.where': 'Dónde',
  'ack.where.private': 'A mensajes privados',
  'ack.where.public': 'A publicaciones públicas',
  'ack.where.public.help': 'Todos lo leen bajo la publicación, cada vez.',
  'ack.texts': 'Textos',
  'ack.texts.lead':
    'Se dice el primero que corresponde a la cuenta y al idioma; si ninguno corresponde, el primero de la cuenta.',
  'ack.text': 'Texto en {name}',
  'ack.text.help':
    '{when} se sustituye por la hora en que responde una persona, según su horario; {name} por el cliente y {brand} por su cuenta.',
  'ack.text.when': 'Diga cuándo con {when}.',
  'ack.text.unknown': '{name} no se conoce aquí.',
  'ack.text.add': 'Añadir un texto',
  'ack.text.remove': 'Quitar el texto en {name}',
  'ack.text.language': 'Idioma',
  'ack.text.channels': 'Solo para estas cuentas (ninguna elegida: todas)',
  'ack.sample': 'Así se leería la próxima vez que estén cerrados ({when})',
  'ack.sample.never': 'Aquí abren las 24 horas, así que esto nunca se dice.',
  'ack.never': 'Nunca',
  'ack.never.lead': 'Tampoco a la prensa, a quien bloqueó o silenció, ni donde ya respondió una persona.',
  'ack.never.tags': 'También con una de estas etiquetas',
  'ack.never.tags.help': 'Una por línea. {tags} siempre lo silencian.',
  'ack.never.words': 'Donde el cliente dice una de estas palabras',
  'ack.never.words.help': 'Una por línea; un asterisco vale por cualquier final.',
  'ack.never.categories': 'En estas categorías de prioridad',
};
