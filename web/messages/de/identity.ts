import type { Translation } from '../catalogue.ts';
import type { identity as english } from '../en/identity.ts';

export const identity: Translation<typeof english> = {
  'identity.title': 'Sind Sie es?',
  'identity.lead': '{name} bittet Sie zu bestätigen, dass Sie es sind, der dort schreibt.',
  'identity.confirm': 'Ja, ich bin es',
  'identity.send': 'Bestätigen',
  'identity.code': 'Code',
  'identity.code.help': 'Sechs Ziffern, gesendet an {hint}.',
  'identity.missing': 'Füllen Sie jedes Feld aus.',
  'identity.private': 'Was Sie eingeben, wird verglichen und nicht aufbewahrt.',
  'identity.warn': 'Wenn Sie {name} nicht geschrieben haben, schließen Sie diese Seite.',
  'identity.done.title': 'Danke',
  'identity.done': 'Sie können diese Seite schließen und dort weiterschreiben, wo Sie mit {name} im Gespräch sind.',
  'identity.closed.title': 'Dieser Link gilt nicht mehr',
  'identity.closed': 'Er gilt einmal und nur kurze Zeit. Bitten Sie dort um einen neuen, wo Sie uns schreiben.',
  'identity.wrong': 'Das stimmt nicht. {left, plural, one {Noch # Versuch.} other {Noch # Versuche.}}',
  'identity.unavailable': 'Das lässt sich gerade nicht prüfen. Versuchen Sie es gleich noch einmal.',
};
