import type { Translation } from '../catalogue.ts';
import type { identity as english } from '../en/identity.ts';

export const identity: Translation<typeof english> = {
  'identity.title': '¿Es usted?',
  'identity.lead': '{name} le pide que confirme que es usted quien les escribe.',
  'identity.confirm': 'Sí, soy yo',
  'identity.send': 'Confirmar',
  'identity.code': 'Código',
  'identity.code.help': 'Seis cifras, enviadas a {hint}.',
  'identity.missing': 'Rellene todos los campos.',
  'identity.private': 'Lo que escribe se compara y no se guarda.',
  'identity.warn': 'Si no ha escrito a {name}, cierre esta página.',
  'identity.done.title': 'Gracias',
  'identity.done': 'Puede cerrar esta página y seguir donde escribió a {name}.',
  'identity.closed.title': 'Este enlace ya no sirve',
  'identity.closed': 'Sirve una vez y poco tiempo. Pida uno nuevo donde nos escribe.',
  'identity.wrong': 'No es correcto. {left, plural, one {Queda # intento.} other {Quedan # intentos.}}',
  'identity.unavailable': 'Ahora no se puede comprobar. Inténtelo de nuevo en un momento.',
};
