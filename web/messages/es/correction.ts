import type { Translation } from '../catalogue.ts';
import type { correction as english } from '../en/correction.ts';

export const correction: Translation<typeof english> = {
  'correction.title': 'Corregir esta respuesta',
  'correction.stood': 'Lleva {time} {stage, select, public {en público} other {en privado}}.',
  'correction.way': 'Cómo',
  'correction.way.edit': 'Poner otras palabras en su lugar',
  'correction.way.replace': 'Eliminarla y responder de nuevo',
  'correction.way.follow_up': 'Dejarla y corregirla en otra respuesta',
  'correction.way.delete': 'Eliminarla',
  'correction.way.none': '{network} no permite cambiarla; otra respuesta puede corregirla.',
  'correction.text': 'Nuevas palabras',
  'correction.text.missing': 'Escribe lo que debe quedar.',
  'correction.text.same': 'Esas palabras ya están ahí.',
  'correction.reason': 'Qué estaba mal',
  'correction.reason.fact': 'Un dato',
  'correction.reason.person': 'La persona a la que se respondió',
  'correction.reason.personal_data': 'Datos personales',
  'correction.reason.tone': 'El tono',
  'correction.reason.typing': 'Una errata',
  'correction.reason.other': 'Otra cosa',
  'correction.note': 'Para el registro',
  'correction.submit': '{way, select, edit {Cambiar} replace {Eliminar y enviar} follow_up {Enviar} other {Eliminar}}',
  'correction.withdrawn':
    '{count, plural, one {Se quitó # tarea de una promesa que ya no vale.} other {Se quitaron # tareas de promesas que ya no valen.}}',
  'correction.done':
    '{way, select, edit {Cambiándola en {network}} follow_up {La corrección está en camino} replace {Eliminándola; la nueva respuesta está en camino} other {Eliminándola en {network}}}',
  'correction.told':
    'Se guarda lo que había, cuánto tiempo estuvo y el motivo. Si era público, se avisa a los responsables.',
  'correction.returned':
    '{state, select, expired {Nadie decidió a tiempo sobre lo que escribiste.} other {{name} no dejó pasar esto:}}',
};
