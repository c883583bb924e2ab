import type { Translation } from '../catalogue.ts';
import type { ui as english } from '../en/ui.ts';

export const ui: Translation<typeof english> = {
  'ui.cancel': 'Cancelar',
  'ui.choices': 'Opciones',
  'ui.clear': 'Vaciar',
  'ui.close': 'Cerrar',
  'ui.copied': 'Copiado',
  'ui.loading': 'Cargando…',
  'ui.waits': 'Se cargará cuando haya conexión.',
  'ui.no_match': 'Nada coincide con «{query}».',
  'ui.notices': 'Avisos',
  'ui.optional': 'opcional',
  'ui.progress': '{done, number} de {total, number}',
  'ui.progress.left': 'quedan {left, number}',
  'ui.retry': 'Reintentar',
  'ui.save': 'Guardar',
  'ui.search': 'Buscar',
  'ui.undo': 'Deshacer',
  'ui.error.title': 'Esto no ha funcionado',
  'ui.error.request': 'Referencia para soporte: {requestId}',
  'ui.networks.help': 'Conocidas: {networks}. Separadas por comas.',
  'ui.networks.unknown': 'No hay ninguna red {networks}.',
  'ui.typed.title': '¿Cerrar sin guardar lo que escribiste?',
  'ui.typed.body': 'No se guarda en ningún sitio.',
  'ui.typed.leave': 'Cerrar',
};
