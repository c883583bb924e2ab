import type { Translation } from '../catalogue.ts';
import type { form as english } from '../en/form.ts';

export const form: Translation<typeof english> = {
  'form.make': 'Formular senden',
  'form.make.body':
    'Die Kundin oder der Kunde öffnet es ohne Konto und sagt den Rest privat: Bestellnummern, Adressen, Bilder. Senden Sie den Link privat.',
  'form.make.action': 'Formular anlegen',
  'form.about': 'Worum es geht',
  'form.about.help': 'Steht über dem Formular, zum Beispiel „Ihr undichter Kessel“.',
  'form.language': 'Sprache',
  'form.made': 'Das Formular ist bereit',
  'form.made.body': 'Der Link gilt einmal, bis {when}. Er wird nur jetzt gezeigt. Senden Sie ihn privat.',
  'form.link': 'Link',
  'form.title': 'An {name} schreiben',
  'form.lead': 'Nur {name} liest, was Sie hier schreiben.',
  'form.once': 'Dieses Formular kann einmal gesendet werden.',
  'form.name': 'Ihr Name',
  'form.name.missing': 'Nennen Sie uns Ihren Namen.',
  'form.email': 'Ihre E-Mail-Adresse für unsere Antwort',
  'form.email.wrong': 'Geben Sie eine Adresse wie name@example.com ein.',
  'form.text': 'Was ist geschehen?',
  'form.text.help': 'Bestellnummern, Daten, Adressen: alles, was uns hilft. Nie Passwörter oder Kartennummern.',
  'form.text.missing': 'Sagen Sie uns, was geschehen ist.',
  'form.files': 'Bilder',
  'form.files.add': 'Bilder hinzufügen',
  'form.files.remove': '{name} weglassen',
  'form.send': 'Senden',
  'form.sent': 'Vielen Dank',
  'form.sent.body': 'Wir haben Ihre Nachricht und antworten, so schnell wir können.',
  'form.gone': 'Dieses Formular ist geschlossen',
};
