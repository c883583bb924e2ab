import type { Translation } from '../catalogue.ts';
import type { audit as english } from '../en/audit.ts';

export const audit: Translation<typeof english> = {
  'audit.title': 'Registro de auditoría',
  'audit.lead': 'Todo lo que cambió algo, en el orden en que ocurrió. Cada entrada sella la anterior.',
  'audit.export': 'Exportar todo',
  'audit.export.hint': 'La exportación es también una entrada del registro.',
  'audit.filters': 'Filtros',
  'audit.type': 'Qué',
  'audit.type.any': 'Todo',
  'audit.agent': 'Quién',
  'audit.agent.any': 'Cualquiera',
  'audit.from': 'Desde',
  'audit.to': 'Hasta',
  'audit.clear': 'Vaciar los filtros',
  'audit.of_conversation': 'Solo una conversación',
  'audit.position': 'N.º',
  'audit.when': 'Cuándo',
  'audit.what': 'Qué',
  'audit.who': 'Quién',
  'audit.about': 'Sobre qué',
  'audit.detail': 'Detalle',
  'audit.detail.show': 'Mostrar',
  'audit.detail.of': 'Mostrar el detalle de la entrada {position, number}',
  'audit.detail.none': 'Nada más',
  'audit.detail.erased': 'Borrado',
  'audit.detail.erased.hint': 'El contenido se borró; que ocurrió permanece, y la cadena sigue intacta.',
  'audit.actor.customer': 'Un cliente',
  'audit.actor.system': 'Earshot',
  'audit.actor.api_key': 'Clave de API {name}',
  'audit.actor.gone': 'Alguien que ya no está',
  'audit.conversation': 'Conversación {number, number}',
  'audit.more': 'Mostrar entradas anteriores',
  'audit.empty': 'Nada coincide con estos filtros',
  'audit.empty.body': 'Elige un periodo más largo o vacía los filtros.',
  'audit.proof': 'Cómo comprobar que no se ha cambiado nada',
  'audit.proof.chain':
    'La cadena tiene {count, plural, one {una entrada} other {{count, number} entradas}}. Último sello: {hash}',
  'audit.proof.signed':
    'La entrada {position, number} fue la última firmada fuera de la base de datos, con la clave {key}:',
  'audit.proof.unsigned': 'La entrada más reciente se firma fuera de la base de datos en la hora siguiente al inicio.',
  'audit.proof.how':
    'Exporta el registro y ejecuta el verificador donde quieras; no necesita este servidor ni su base de datos. Nombra cada entrada cambiada, quitada, movida o añadida, y distingue los detalles borrados de los cambiados.',
  'audit.proof.key':
    'Anota la clave en otro lugar: quien pudiera reescribir la carpeta de datos podría firmar de nuevo, pero no con esta clave.',
};
