import type { Translation } from '../catalogue.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Translation<typeof english> = {
  'mail.title': 'E-Mail an {name} schreiben',
  'mail.body': 'Sie geht aus Ihrem Postfach hinaus und steht in einer eigenen Unterhaltung; die Antwort kommt dorthin.',
  'mail.from': 'Von',
  'mail.to': 'An',
  'mail.subject': 'Betreff',
  'mail.subject.missing': 'Eine E-Mail braucht einen Betreff.',
  'mail.file': 'Datei hinzufügen',
  'mail.text': 'Text',
  'mail.text.missing': 'Schreiben Sie, was Sie sagen möchten.',
  'mail.send': 'Senden',
  'mail.send.all_the_same': 'Trotzdem senden',
  'mail.sent': 'Die E-Mail ist unterwegs',
  'mail.asked': 'Die E-Mail wartet auf eine Freigabe',
  'mail.failed': 'Die E-Mail konnte nicht begonnen werden',
  'mail.taken_back': 'Zurückgenommen; sie ist hier ein Entwurf.',
  'mail.too_late': 'Zum Zurücknehmen ist es zu spät',
  'mail.no_mailbox': 'Es ist kein Postfach verbunden.',
  'mail.no_mailbox.open': 'Kanäle öffnen',
  'mail.no_address': 'Von dieser Person ist keine E-Mail-Adresse bekannt, oder Sie dürfen sie nicht sehen.',
  'mail.no_address.open': 'Angaben öffnen',
};
