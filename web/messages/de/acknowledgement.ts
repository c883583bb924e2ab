import type { Translation } from '../catalogue.ts';
import type { acknowledgement as english } from '../en/acknowledgement.ts';

export const acknowledgement: Translation<typeof english> = {
  'ack.lead':
    'Was Ihre Kundschaft erfährt, wenn sie außerhalb der Öffnungszeiten schreibt: wann ein Mensch antwortet. Es zählt nicht als Antwort, geht einmal je Unterhaltung hinaus und nie dort, wo es verletzen könnte.',
  'ack.on': 'Automatisch antworten, solange wir geschlossen haben',
  'ack.on.help':
    'Es spricht im Namen Ihres Kontos, darum ist es zuerst aus. Wo Sie rund um die Uhr geöffnet haben, sagt es nie etwas.',
  'ack.where': 'Wo',
  'ack.where.private': 'Auf private Nachrichten',
  'ack.where.public': 'Auf öffentliche Beiträge',
  'ack.where.public.help': 'Alle lesen es unter dem Beitrag, jedes Mal.',
  'ack.texts': 'Texte',
  'ack.texts.lead':
    'Gesagt wird der erste, der zum Konto und zur Sprache passt; wo keiner passt, der erste für das Konto.',
  'ack.text': 'Text auf {name}',
  'ack.text.help':
    '{when} wird zur Zeit, bis zu der ein Mensch antwortet, nach Ihren Öffnungszeiten; {name} zum Namen der Person, {brand} zu Ihrem Konto.',
  'ack.text.when': 'Sagen Sie mit {when}, bis wann.',
  'ack.text.unknown': '{name} ist hier nicht bekannt.',
  'ack.text.add': 'Text hinzufügen',
  'ack.text.remove': 'Text auf {name} entfernen',
  'ack.text.language': 'Sprache',
  'ack.text.channels': 'Nur für diese Konten (keines gewählt: für alle)',
  'ack.sample': 'So stünde es da, wenn Sie das nächste Mal geschlossen haben ({when})',
  'ack.sample.never': 'Sie haben hier rund um die Uhr geöffnet, darum wird das nie gesagt.',
  'ack.never': 'Nie',
  'ack.never.lead': 'Auch nie an Presseleute, an Blockierte oder Stummgeschaltete, oder wo ein Mensch geantwortet hat.',
  'ack.never.tags': 'Auch mit einem dieser Etiketten',
  'ack.never.tags.help': 'Eines je Zeile. {tags} halten es immer still.',
  'ack.never.words': 'Wo jemand eines dieser Wörter sagt',
  'ack.never.words.help': 'Eines je Zeile; ein Stern steht für jede Endung.',
  'ack.never.categories': 'In diesen Kategorien der Prioritäten',
};
