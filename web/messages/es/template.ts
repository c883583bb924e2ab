import type { Translation } from '../catalogue.ts';
import type { template as english } from '../en/template.ts';

export const template: Translation<typeof english> = {
  'template.title': 'Enviar una plantilla',
  'template.body':
    'Ahora solo se pueden enviar estos textos, aprobados por la red. Llegan al cliente palabra por palabra.',
  'template.send': 'Enviar plantilla',
  'template.choose': 'Plantilla',
  'template.choose.placeholder': 'Elegir…',
  'template.place': '{head, select, true {Encabezado, lugar {name}} other {Lugar {name}}}',
  'template.example': 'Por ejemplo: {example}',
  'template.preview': 'Lo que leerá {name}',
  'template.none': 'Ninguna plantilla aprobada',
  'template.none.body':
    'La red no ha aprobado para esta cuenta ninguna que pueda rellenarse aquí. Las plantillas se escriben y se presentan en la red.',
  'template.sent': 'La plantilla está en camino.',
  'choices.label': 'Opciones que se ofrecen',
  'choices.help': 'El cliente elige con una pulsación: hasta {max} opciones de {length} caracteres.',
  'choices.choice': 'Opción {n}',
  'choices.add': 'Añadir una opción',
  'choices.remove': 'Quitar la opción {n}',
  'choices.remove_all': 'No ofrecer opciones',
};
