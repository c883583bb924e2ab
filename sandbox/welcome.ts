import { type Account, findByHandle, getAccount } from './accounts.ts';
import type { Network } from './network.ts';
import { createMessage } from './rooms.ts';
import { createStatus, type Status } from './statuses.ts';

/**
 * A first handful of invented matters for a brand, so that a new inbox is not empty: a complaint, a
 * question, praise and a direct message in several languages, and comments under a post of the brand.
 * Happens once in the life of the network.
 */
export function welcome(network: Network, accountId: string): boolean {
  const { db } = network;
  const brand = getAccount(network, accountId);
  const at = `@${brand.handle}`;
  const first = db.run("insert or ignore into instance (key, value) values ('welcomed', ?)", accountId).changes > 0;
  if (!first) return false;
  const offer = post(network, brand, 'Our autumn range is here. Ask us anything about it.', null);
  write(network, 'maren.holt', `${at} my kettle stopped after two weeks. Order 88-20417. What now?`);
  write(network, 'jonasw', `${at} Wo finde ich die Rechnung zu meiner letzten Bestellung?`);
  write(network, 'sakura.h', `${at} 昨日届きました。とても気に入っています。ありがとう！`);
  write(network, 'ngozi.eze', 'Does it come in green as well?', offer.id);
  write(network, 'amal_m', 'هل تشحنون إلى عمّان؟', offer.id);
  const writer = findByHandle(network, 'lucia.ferrandez');
  if (writer) {
    createMessage(network, writer, {
      toAccountId: brand.id,
      text: 'Hola, me habéis cobrado dos veces el mismo pedido. ¿Me podéis ayudar?',
      imageIds: [],
      recordingIds: [],
      language: 'es',
      clientKey: null,
      byPerson: true,
    });
  }
  return true;
}

/** An invented person may have been left out of a later version, so a missing one is passed over. */
function write(network: Network, handle: string, text: string, replyTo: string | null = null): void {
  const author = findByHandle(network, handle);
  if (author) post(network, author, text, replyTo);
}

function post(network: Network, author: Account, text: string, replyTo: string | null): Status {
  return createStatus(network, author, {
    text,
    kind: 'post',
    replyTo,
    imageIds: [],
    recordingIds: [],
    language: author.language,
    clientKey: null,
    expiresInSeconds: null,
  });
}
