import type { Translation } from '../catalogue.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Translation<typeof english> = {
  'outbox.sent': '{count, plural, one {Lo que esperaba ha salido} other {Han salido # que esperaban}}',
  'outbox.returned': 'Tu respuesta a {name} no ha salido',
  'outbox.returned.body': 'Vuelve a estar en el campo de texto, con el motivo.',
  'outbox.open': 'Abrir',
  'outbox.count':
    '{count, plural, one {# respuesta espera y saldrá} other {# respuestas esperan y saldrán}} por sí solas.',
  'outbox.leave': '{count, plural, one {Una respuesta aún no ha salido} other {# respuestas aún no han salido}}',
  'outbox.leave.body': 'Al cerrar sesión se descarta lo que espera en este navegador.',
  'outbox.leave.anyway': 'Cerrar sesión de todos modos',
  'outbox.sign_in':
    '{count, plural, one {# respuesta espera} other {# respuestas esperan}} en este navegador. Inicia sesión y saldrá.',
  'composer.earlier':
    'Una versión anterior ya había salido. Lo que has cambiado desde entonces vuelve a estar en el campo de texto.',
};
