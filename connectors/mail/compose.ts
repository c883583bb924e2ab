import MailComposer from 'nodemailer/lib/mail-composer';
import type { DirectMessage } from '../outbound.ts';
import type { Session } from '../session.ts';
import { messageIdOf, replyAddress } from './ids.ts';
import { oneLine } from './parse/header.ts';

/** A mail as it goes over the wire; the same in every try but for its date. */
export function compose(
  session: Session,
  message: DirectMessage,
  place: { thread: string; chosenId: string },
): Promise<Buffer> {
  const address = session.account.externalId;
  const { text, to, attachments, language, isAutomatic } = message;
  const answers = message.answers === undefined ? null : bracketed(message.answers, address);
  const reply = replyAddress(place.thread, address, session.settings.replyPattern ?? '');
  return new MailComposer({
    from: { name: session.settings.name ?? '', address },
    to: { name: oneLine(to.name), address: to.externalId },
    ...(reply === address ? {} : { replyTo: { name: session.settings.name ?? '', address: reply } }),
    date: session.now(),
    subject: subjectOf(message),
    text,
    messageId: `<${messageIdOf(place.thread, place.chosenId, address)}>`,
    ...(answers === null ? {} : { inReplyTo: answers, references: [answers] }),
    headers: {
      ...(isAutomatic ? { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' } : {}),
      ...(language ? { 'Content-Language': language } : {}),
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: attachments.map(({ name, mimeType, bytes }) => ({
      filename: oneLine(name),
      contentType: mimeType,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** Ids of ours are known without their host; what came without an id cannot be answered by it. */
function bracketed(outsideId: string, address: string): string | null {
  if (/^(?:none|long|ticket):/.test(outsideId)) return null;
  const [, thread, chosenId] = /^earshot\/([0-9a-f]{16})\/([0-9a-f]{16})$/.exec(outsideId) ?? [];
  return `<${thread && chosenId ? messageIdOf(thread, chosenId, address) : outsideId}>`;
}

const isReply = /^(?:re|aw|antw|rép|res|رد)\s*(?:\[\d+\])?\s*:/i;

function subjectOf({ subject, answers }: DirectMessage): string {
  const line = oneLine(subject ?? '').slice(0, 250);
  if (answers === undefined || line === '' || isReply.test(line)) return line;
  return `Re: ${line}`;
}
