import { post } from './http-reply.ts';
import type { Letter, Outcome, Outside } from './letter.ts';
import { sendMail } from './mail.ts';
import { sendPush } from './push.ts';
import type { Receiver } from './receiver.ts';
import { chatRequest, httpSmsRequest, shortText, twilioRequest } from './template.ts';
import { webhookRequest } from './webhook.ts';

/** Hands a letter to the way of its receiver. */
export async function hand(context: Outside, receiver: Receiver, letter: Letter): Promise<Outcome> {
  switch (receiver.by) {
    case 'nothing':
      return { state: 'failed', reason: receiver.reason, isFinal: true };
    case 'smtp':
      return sendMail(context, receiver.settings, receiver.to, letter);
    case 'push':
      return sendPush(context, receiver.to, letter);
    case 'twilio':
      return post(context, twilioRequest(receiver.settings, receiver.to, shortText(letter)));
    case 'http_sms':
      return post(context, httpSmsRequest(receiver.settings, receiver.to, shortText(letter)));
    case 'chat':
      return post(context, chatRequest(receiver.service, receiver.url, letter));
    case 'webhook':
      return post(context, webhookRequest(receiver.settings, letter, context.now()));
  }
}
