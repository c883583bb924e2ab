import type { Translation } from '../catalogue.ts';
import type { template as english } from '../en/template.ts';

export const template: Translation<typeof english> = {
  'template.title': 'Vorlage senden',
  'template.body':
    'Nur diese vom Netzwerk genehmigten Texte dürfen jetzt gesendet werden. Sie erreichen den Kunden Wort für Wort.',
  'template.send': 'Vorlage senden',
  'template.choose': 'Vorlage',
  'template.choose.placeholder': 'Auswählen …',
  'template.place': '{head, select, true {Kopf, Stelle {name}} other {Stelle {name}}}',
  'template.example': 'Zum Beispiel: {example}',
  'template.preview': 'Das liest {name}',
  'template.none': 'Keine genehmigte Vorlage',
  'template.none.body':
    'Das Netzwerk hat für dieses Konto keine genehmigt, die sich hier ausfüllen lässt. Vorlagen werden beim Netzwerk geschrieben und eingereicht.',
  'template.sent': 'Die Vorlage ist unterwegs.',
  'choices.label': 'Angebotene Auswahl',
  'choices.help': 'Ein Druck genügt zum Wählen: bis zu {max} Möglichkeiten mit je {length} Zeichen.',
  'choices.choice': 'Möglichkeit {n}',
  'choices.add': 'Möglichkeit hinzufügen',
  'choices.remove': 'Möglichkeit {n} entfernen',
  'choices.remove_all': 'Keine Auswahl anbieten',
};
