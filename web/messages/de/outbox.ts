import type { Translation } from '../catalogue.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Translation<typeof english> = {
  'outbox.sent': '{count, plural, one {Was wartete, ist hinausgegangen} other {# Wartende sind hinausgegangen}}',
  'outbox.returned': 'Ihre Antwort an {name} ging nicht hinaus',
  'outbox.returned.body': 'Sie steht wieder im Textfeld, mit dem Grund.',
  'outbox.open': 'Öffnen',
  'outbox.count':
    '{count, plural, one {# Antwort wartet und geht} other {# Antworten warten und gehen}} von selbst hinaus.',
  'outbox.leave': '{count, plural, one {Eine Antwort ist} other {# Antworten sind}} noch nicht hinausgegangen',
  'outbox.leave.body': 'Beim Abmelden wird verworfen, was in diesem Browser wartet.',
  'outbox.leave.anyway': 'Trotzdem abmelden',
  'outbox.sign_in':
    '{count, plural, one {# Antwort wartet} other {# Antworten warten}} in diesem Browser. Melden Sie sich an, dann geht es hinaus.',
  'composer.earlier':
    'Eine frühere Fassung war schon hinausgegangen. Was Sie seitdem geändert haben, steht wieder im Textfeld.',
};
