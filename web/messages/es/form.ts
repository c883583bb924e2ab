import type { Translation } from '../catalogue.ts';
import type { form as english } from '../en/form.ts';

export const form: Translation<typeof english> = {
  'form.make': 'Enviar un formulario',
  'form.make.body':
    'El cliente lo abre sin cuenta y cuenta el resto en privado: pedidos, direcciones, imágenes. Envíe el enlace en privado.',
  'form.make.action': 'Crear el formulario',
  'form.about': 'De qué trata',
  'form.about.help': 'Aparece encima del formulario, por ejemplo «Su tetera que gotea».',
  'form.language': 'Idioma',
  'form.made': 'El formulario está listo',
  'form.made.body': 'El enlace sirve una vez, hasta {when}. Solo se muestra ahora. Envíelo en privado.',
  'form.link': 'Enlace',
  'form.title': 'Escribir a {name}',
  'form.lead': 'Solo {name} lee lo que escriba aquí.',
  'form.once': 'Este formulario se puede enviar una vez.',
  'form.name': 'Su nombre',
  'form.name.missing': 'Díganos su nombre.',
  'form.email': 'Su correo electrónico, para nuestra respuesta',
  'form.email.wrong': 'Escriba una dirección como nombre@example.com.',
  'form.text': '¿Qué ocurrió?',
  'form.text.help': 'Pedidos, fechas, direcciones: todo lo que nos ayude. Nunca contraseñas ni números de tarjeta.',
  'form.text.missing': 'Díganos qué ocurrió.',
  'form.files': 'Imágenes',
  'form.files.add': 'Añadir imágenes',
  'form.files.remove': 'Quitar {name}',
  'form.send': 'Enviar',
  'form.sent': 'Gracias',
  'form.sent.body': 'Hemos recibido su mensaje y responderemos lo antes posible.',
  'form.gone': 'Este formulario está cerrado',
};
