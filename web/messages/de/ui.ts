import type { Translation } from '../catalogue.ts';
import type { ui as english } from '../en/ui.ts';

export const ui: Translation<typeof english> = {
  'ui.cancel': 'Abbrechen',
  'ui.choices': 'Auswahl',
  'ui.clear': 'Leeren',
  'ui.close': 'Schließen',
  'ui.copied': 'Kopiert',
  'ui.loading': 'Wird geladen …',
  'ui.waits': 'Wird geladen, sobald eine Verbindung besteht.',
  'ui.no_match': 'Nichts passt zu „{query}“.',
  'ui.notices': 'Hinweise',
  'ui.optional': 'freiwillig',
  'ui.progress': '{done, number} von {total, number}',
  'ui.progress.left': 'noch {left, number}',
  'ui.retry': 'Erneut versuchen',
  'ui.save': 'Speichern',
  'ui.search': 'Suchen',
  'ui.undo': 'Rückgängig',
  'ui.error.title': 'Das hat nicht geklappt',
  'ui.error.request': 'Kennzeichen für den Support: {requestId}',
  'ui.networks.help': 'Bekannt: {networks}. Mit Kommas dazwischen.',
  'ui.networks.unknown': 'Ein Netzwerk {networks} gibt es nicht.',
  'ui.typed.title': 'Schließen, ohne zu behalten, was Sie geschrieben haben?',
  'ui.typed.body': 'Es ist nirgends gespeichert.',
  'ui.typed.leave': 'Schließen',
};
