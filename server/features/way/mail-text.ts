import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './letter.ts';

/**
 * A message as it goes over the wire. Every try of it has the same Message-ID, by which mail programs and most servers
 * fold a second one into the first.
 */
export function mailBytes(from: string, to: string, letter: Letter, date: Date): Promise<Buffer> {
  const mail = new MailComposer({
    from: { name: 'Earshot', address: from },
    to,
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    date,
    subject: letter.composed.title,
    text: textOf(letter),
    messageId: `<${[letter.id, ...(letter.replyToken ? [letter.replyToken] : [])].join('.')}@${from.split('@').at(-1)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': letter.language,
      ...(letter.replyToken ? { 'X-Earshot-Reply': letter.replyToken } : {}),
    },
    priority: letter.isPage ? 'high' : 'normal',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

function textOf({ composed: { lines, more, open, why, settings }, url, settingsUrl }: Letter): string {
  const end = ['', `${open}: ${url}`, '', '-- ', why, ...(settings === null ? [] : [`${settings}: ${settingsUrl}`])];
  return [...lines, ...(more ? [more] : []), ...end].join('\n');
}
