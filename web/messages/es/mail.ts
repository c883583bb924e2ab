import type { Translation } from '../catalogue.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Translation<typeof english> = {
  'mail.title': 'Escribir un correo a {name}',
  'mail.body': 'Sale de su buzón y queda en una conversación propia; la respuesta llega allí.',
  'mail.from': 'De',
  'mail.to': 'Para',
  'mail.subject': 'Asunto',
  'mail.subject.missing': 'Un correo necesita un asunto.',
  'mail.file': 'Añadir un archivo',
  'mail.text': 'Texto',
  'mail.text.missing': 'Escriba lo que quiere decir.',
  'mail.send': 'Enviar',
  'mail.send.all_the_same': 'Enviar de todos modos',
  'mail.sent': 'El correo está en camino',
  'mail.asked': 'El correo espera una aprobación',
  'mail.failed': 'No se pudo empezar el correo',
  'mail.taken_back': 'Retirado; aquí es un borrador.',
  'mail.too_late': 'Ya es tarde para retirarlo',
  'mail.no_mailbox': 'No hay ningún buzón conectado.',
  'mail.no_mailbox.open': 'Abrir los canales',
  'mail.no_address': 'No se conoce ninguna dirección de correo de esta persona, o usted no puede verla.',
  'mail.no_address.open': 'Abrir sus datos',
};
