import type { Translation } from '../catalogue.ts';
import type { call as english } from '../en/call.ts';

export const call: Translation<typeof english> = {
  'call.add': 'Anruf oder SMS festhalten',
  'call.add.action': 'Festhalten',
  'call.change.title': 'Eintrag berichtigen',
  'call.body': 'Was außerhalb von Earshot geschah. Kolleginnen und Kollegen lesen es; es kann nie gesendet werden.',
  'call.save': 'Speichern',
  'call.way': 'Weg',
  'call.way.name': '{way, select, sms {SMS} other {Telefon}}',
  'call.direction': 'Richtung',
  'call.direction.name':
    '{way, select, sms {{direction, select, in {Kunde schrieb} other {Wir schrieben}}} other {{direction, select, in {Kunde rief an} other {Wir riefen an}}}}',
  'call.at': 'Wann',
  'call.at.future': 'Wählen Sie einen vergangenen Zeitpunkt.',
  'call.minutes': 'Minuten',
  'call.minutes.wrong': 'Eine ganze Zahl bis 1440.',
  'call.whom': 'Mit wem',
  'call.whom.missing': 'Sagen Sie, mit wem.',
  'call.text': 'Was gesagt wurde',
  'call.text.missing': 'Sagen Sie, was gesagt wurde.',
  'call.failed': 'Der Eintrag konnte nicht geändert werden',
  'call.done.added': 'Festgehalten',
  'call.done.changed': 'Berichtigt',
  'call.done.removed': 'Eintrag entfernt',
  'call.said':
    '{way, select, sms {{direction, select, in {SMS von {whom}} other {SMS an {whom}}}} other {{direction, select, in {Anruf von {whom}} other {Anruf bei {whom}}}}}',
  'call.by': 'festgehalten von {name}',
  'call.actions': 'Aktionen für diesen Anruf',
  'call.change': 'Berichtigen …',
  'call.remove': 'Entfernen',
};
