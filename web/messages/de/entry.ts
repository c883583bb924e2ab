import type { Translation } from '../catalogue.ts';
import type { entry as english } from '../en/entry.ts';

export const entry: Translation<typeof english> = {
  'entry.next': 'Weiter',
  'entry.back': 'Zurück',
  'entry.name': 'Ihr Name',
  'entry.name.help': 'Kollegen sehen ihn, Kunden nicht.',
  'entry.name.missing': 'Geben Sie Ihren Namen ein.',
  'entry.email': 'E-Mail-Adresse',
  'entry.email.wrong': 'Geben Sie eine E-Mail-Adresse ein, etwa ana@example.com.',
  'entry.password': 'Passwort',
  'entry.password.new': 'Neues Passwort',
  'entry.password.help':
    'Mindestens {min, number} Zeichen. Ein kurzer Satz lässt sich leichter merken als Sonderzeichen.',
  'entry.password.short': 'Nehmen Sie mindestens {min, number} Zeichen.',
  'entry.password.show': 'Passwort zeigen',
  'entry.password.hide': 'Passwort verbergen',
  'entry.loading': 'Einen Moment …',

  'setup.title': 'Earshot einrichten',
  'setup.step': 'Schritt {step, number} von {steps, number}',
  'setup.code': 'Wie lautet der Einrichtungscode?',
  'setup.code.label': 'Einrichtungscode',
  'setup.code.help': 'Er steht im Terminal, in dem Earshot gestartet wurde. Er zeigt, dass dieser Server Ihrer ist.',
  'setup.code.missing': 'Geben Sie den Einrichtungscode ein.',
  'setup.name': 'Wie heißen Sie?',
  'setup.login': 'Womit melden Sie sich an?',
  'setup.workspace': 'Wie heißt Ihr Team oder Ihre Marke?',
  'setup.workspace.label': 'Name des Arbeitsbereichs',
  'setup.workspace.help':
    'Sie beginnen in einem Arbeitsbereich zum Üben mit erfundenen Kunden; nichts davon erreicht ein echtes Netzwerk.',
  'setup.workspace.missing': 'Geben Sie einen Namen ein. Er lässt sich später ändern.',
  'setup.finish': 'Posteingang öffnen',
  'setup.done.title': 'Earshot ist schon eingerichtet',
  'setup.done.body': 'Melden Sie sich an, oder bitten Sie den Inhaber des Arbeitsbereichs um eine Einladung.',
  'setup.done.action': 'Anmelden',

  'sign_in.title': 'Anmelden',
  'sign_in.missing': 'Geben Sie Ihr Passwort ein.',
  'sign_in.action': 'Anmelden',
  'sign_in.forgot': 'Passwort vergessen?',
  'sign_in.forgot.body':
    'Bitten Sie den Inhaber oder eine Leitung Ihres Arbeitsbereichs um einen Link zum Zurücksetzen: Er entsteht unter Einstellungen → Personen. Ein ausgesperrter Inhaber erzeugt ihn auf der Befehlszeile des Servers.',

  'sign_in.code.title': 'Zweiter Schritt',
  'sign_in.code.body': 'Ihr Passwort stimmt. Zeigen Sie jetzt, dass Sie es sind.',
  'sign_in.code.lost': 'Telefon und Wiederherstellungscodes verloren?',
  'sign_in.code.lost.body':
    'Der Inhaber Ihres Arbeitsbereichs kann Ihren zweiten Schritt unter Einstellungen → Personen zurücksetzen. Ein ausgesperrter Inhaber tut das auf der Befehlszeile des Servers.',

  'code.app': 'Code aus Ihrer Authentifizierungs-App',
  'code.app.help': 'Sechs Ziffern. Alle 30 Sekunden erscheint ein neuer Code.',
  'code.recovery': 'Wiederherstellungscode',
  'code.recovery.help':
    'Einer der zehn Codes, die Sie beim Einschalten des zweiten Schritts aufbewahrt haben. Jeder gilt einmal.',
  'code.missing': 'Geben Sie den Code ein.',
  'code.use_recovery': 'Lieber einen Wiederherstellungscode nehmen',
  'code.use_app': 'Lieber die Authentifizierungs-App nehmen',

  'invite.title': '{workspace} beitreten',
  'invite.by': '{name} lädt Sie ein, in {workspace} als {role} zu arbeiten.',
  'invite.nobody': 'Sie sind eingeladen, in {workspace} als {role} zu arbeiten.',
  'invite.action': 'Beitreten',
  'invite.as': 'Als {email} beitreten',
  'invite.signed_in':
    'Sie sind als {email} angemeldet. Treten Sie mit diesem Zugang bei und wechseln Sie jederzeit zwischen Ihren Arbeitsbereichen.',
  'invite.other': 'Lieber mit einem neuen Zugang beitreten',
  'invite.have_login': 'Ich habe hier schon einen Zugang',
  'invite.gone': 'Diese Einladung gilt nicht mehr',

  'reset.title': 'Ein neues Passwort wählen',
  'reset.for': 'Für {email}. Jeder Browser, der mit diesem Zugang angemeldet ist, wird abgemeldet.',
  'reset.action': 'Neues Passwort speichern',
  'reset.done': 'Ihr neues Passwort ist gespeichert',
  'reset.done.body': 'Melden Sie sich jetzt damit an.',
  'reset.gone': 'Dieser Link gilt nicht mehr',
};
