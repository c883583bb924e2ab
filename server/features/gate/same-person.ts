/** Hosts whose mailboxes read the same with and without dots. */
const dotless = new Set(['gmail.com', 'googlemail.com']);

/** Whether two accounts are one person's: the same account, the same mailbox, or linked by who manages people. Pure. */
export function samePerson(
  author: { agentId: string; email: string },
  other: { agentId: string; email: string; isLinked: boolean },
): boolean {
  return other.isLinked || author.agentId === other.agentId || mailbox(author.email) === mailbox(other.email);
}

/** Where mail to an address ends: `ana+2@Example.test` in the box of `ana@example.test`. */
export function mailbox(address: string): string {
  const [name = '', host = ''] = address.trim().toLowerCase().split('@');
  const box = name.replace(/\+.*$/, '');
  if (!dotless.has(host)) return `${box}@${host}`;
  return `${box.replaceAll('.', '')}@gmail.com`;
}
