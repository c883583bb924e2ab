import type { Translation } from '../catalogue.ts';
import type { channel as english } from '../en/channel.ts';

export const channel: Translation<typeof english> = {
  'channel.lead': 'Las cuentas con las que escuchas y respondes, y cómo está cada una.',
  'channel.connect': 'Conectar una red',
  'channel.empty': 'Todavía no hay cuentas',
  'channel.empty.body': 'Conecta una cuenta, y lo que los clientes le escriban llegará a la bandeja de entrada.',
  'channel.empty.ask': 'Pide a un propietario del espacio que conecte una cuenta.',
  'channel.actions': 'Acciones para @{handle}',
  'channel.back': 'Atrás',
  'channel.new_tab': '(se abre en una pestaña nueva)',
  'channel.ledger': 'Lo que ha recibido',
  'channel.sandbox.open': 'Abrir la red de prácticas',

  'channel.health.well': 'Conectada',
  'channel.health.paused': 'En pausa',
  'channel.health.trouble': 'Con problemas',
  'channel.health.reconnect': 'Necesita credenciales nuevas',
  'channel.health.disconnected': 'Desconectada',
  'channel.remedy.well': 'Todo va bien.',
  'channel.remedy.paused':
    'Earshot vuelve a preguntar por sí solo a las {time}. No se pierde nada: lo que llegue hasta entonces se leerá en ese momento.',
  'channel.remedy.trouble': 'Earshot lo reintenta por sí solo. No se pierde nada: lo que faltó se leerá entonces.',
  'channel.remedy.reconnect': 'Vuelve a conectar la cuenta. Las respuestas que la esperan saldrán entonces.',
  'channel.remedy.disconnected':
    'No se recibe ni se envía nada. Lo recibido se queda; vuelve a conectarla cuando quieras.',

  'channel.last_delivery': 'Última entrega',
  'channel.last_poll': 'Última comprobación',
  'channel.connected_at': 'Conectada',
  'channel.nothing_yet': 'Nada todavía',
  'channel.not_yet': 'Todavía no',
  'channel.hook': 'La red entrega en',
  'channel.hook.none': 'Earshot pregunta por novedades',
  'channel.hook.hint': 'El final de la dirección es un secreto entre la red y Earshot.',

  'channel.poll': 'Comprobar ahora',
  'channel.poll.busy': 'Comprobando…',
  'channel.poll.hint': 'Pregunta ahora a la red por lo que pueda faltar.',
  'channel.poll.done':
    '{deliveries, plural, =0 {Nada nuevo para @{handle}.} one {Una entrega nueva para @{handle}.} other {{deliveries, number} entregas nuevas para @{handle}.}}',

  'channel.choose': '¿Qué debe escuchar Earshot?',
  'channel.choose.none': 'Esta instalación no conoce ninguna red que se pueda conectar aquí.',
  'channel.choose.needs_live': 'Necesita un espacio real',
  'channel.ability.reply': 'respuestas públicas',
  'channel.ability.direct': 'mensajes directos',
  'channel.ability.like': '«Me gusta»',
  'channel.ability.hide': 'ocultar',
  'channel.ability.delete': 'eliminar',
  'channel.ability.images': 'imágenes',

  'channel.connect.title': 'Conectar {label}',
  'channel.connect.done': '@{handle} está conectada.',
  'channel.connect.done.body': 'Se está leyendo lo que llegó en los últimos 7 días.',
  'channel.form.body':
    'Earshot prueba las credenciales con {label} antes de guardar nada. Los secretos se guardan cifrados.',
  'channel.form.action': 'Conectar',
  'channel.form.busy': 'Preguntando a {label}…',
  'channel.missing': 'Esto es necesario.',
  'channel.no_address': 'Esto no es una dirección. Empieza por https://',
  'channel.secret.show': 'Mostrar el secreto',
  'channel.secret.hide': 'Ocultar el secreto',

  'channel.sign_in.body': 'Inicia sesión en su propio servidor y da permiso allí. Earshot nunca ve su contraseña.',
  'channel.sign_in.action': 'Continuar para iniciar sesión',
  'channel.sign_in.asks': 'Allí se le pide que permita a Earshot',
  'channel.asks.read': 'leer su cuenta, publicaciones y menciones, para que los clientes lleguen a la bandeja',
  'channel.asks.write': 'escribir publicaciones e imágenes, y cambiar o borrar las propias',
  'channel.asks.like': 'marcar publicaciones como favoritas',
  'channel.asks.restrain': 'bloquear y silenciar cuentas',
  'channel.sign_in.more': 'Más',
  'channel.code.title': 'Introducir el código',
  'channel.code.body':
    'Este servidor muestra un código en lugar de enviarle de vuelta. Abra su página, dé permiso y copie el código aquí.',
  'channel.code.open': 'Abrir la página del servidor',
  'channel.code': 'Código',
  'channel.finish.title': 'Conectando…',
  'channel.finish.body': 'Earshot pregunta al servidor quién es usted.',
  'channel.finish.failed': 'Sin conectar',
  'channel.finish.nothing': 'No se ha cambiado nada.',
  'channel.finish.denied':
    'Usted dijo que no en el servidor, o este no pudo continuar. Vuelva a conectar cuando quiera.',

  'channel.reconnect': 'Volver a conectar',
  'channel.credentials': 'Cambiar las credenciales',
  'channel.reconnect.title': 'Volver a conectar @{handle}',
  'channel.reconnect.done': '@{handle} está conectada de nuevo.',

  'channel.disconnect': 'Desconectar',
  'channel.disconnect.title': '¿Desconectar @{handle}?',
  'channel.disconnect.body':
    'Earshot deja de escuchar y enviar con esta cuenta y olvida sus credenciales. Las conversaciones y los mensajes se quedan. Las respuestas en camino esperan a que se vuelva a conectar.',
  'channel.disconnect.done': '@{handle} está desconectada.',

  'channel.live.title': '{label} necesita un espacio real',
  'channel.live.body':
    '«{name}» es para practicar: sus clientes son inventados. Los clientes reales tienen un espacio propio, para que nada se mezcle. Puedes cambiar entre los dos cuando quieras.',
  'channel.live.name': 'Nombre del espacio real',
  'channel.live.name.help': 'Pasas a ser su propietario. Después se conecta {label}.',
  'channel.live.create': 'Crear y seguir',
  'channel.live.go': 'Seguir en {name}',
  'channel.live.ask': 'No puedes crear espacios de trabajo. Pide a un propietario que cree uno real y te invite.',
};
