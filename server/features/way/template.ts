import type { HttpRequest } from '#connectors/session.ts';
import type { Letter, Opened } from './letter.ts';

/** The longest text message: six parts of Unicode. */
const smsLength = 400;

type Request = Pick<HttpRequest, 'url' | 'headers' | 'body'>;
type Template = {
  url: string;
  format: 'json' | 'form';
  /** With places such as {to}, filled as the format writes a text. */
  body: string;
  headers?: Record<string, string>;
};

/** Pure: a request as a template says it. Text messages, Slack and Teams are one and the same with another template. */
function fill({ url, format, body, headers }: Template, values: Readonly<Record<string, string>>): Request {
  const type = format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const written = (value: string) =>
    format === 'json' ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value);
  return {
    url,
    headers: { 'content-type': type, ...headers },
    body: body.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : written(value);
    }),
  };
}

export function twilioRequest(settings: Opened<'twilio'>, to: string, text: string): Request {
  const { accountSid, authToken = '', from, apiUrl } = settings;
  const template = {
    url: `${apiUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`,
    format: 'form',
    body: 'To={to}&From={from}&Body={text}',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
  } as const;
  return fill(template, { to, from, text });
}

export function httpSmsRequest(settings: Opened<'http_sms'>, to: string, text: string): Request {
  const { url, format, body, authorization } = settings;
  const headers: Record<string, string> = authorization ? { authorization } : {};
  return fill({ url, format, body, headers }, { to, text });
}

export function chatRequest(service: 'slack' | 'teams', url: string, letter: Letter): Request {
  const { title, lines, more, open } = letter.composed;
  const rest = lines.length === 1 && lines[0] === title ? [] : [...lines, ...(more ? [more] : [])];
  const values = { title: plain(title), text: plain(rest.join('\n')), open, url: letter.url };
  return fill({ url, format: 'json', body: service === 'slack' ? slackBody : teamsBody }, values);
}

/** Slack and Teams read marks such as <@here> and *bold* in a text; ours has none, and a name cannot bring any. */
const plain = (text: string) => text.replaceAll(/[<>]/g, ' ');

const slackBody = '{"text":"{title}\\n{text}\\n<{url}|{open}>"}';
/** An adaptive card, as a workflow of Teams takes it. */
const teamsBody = JSON.stringify({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.4',
        body: [
          { type: 'TextBlock', weight: 'Bolder', wrap: true, text: '{title}' },
          { type: 'TextBlock', wrap: true, text: '{text}' },
        ],
        actions: [{ type: 'Action.OpenUrl', title: '{open}', url: '{url}' }],
      },
    },
  ],
});

/** One text with its address at the end, which is never cut. */
export function shortText({ composed: { title, lines, more }, url }: Letter): string {
  const rest = lines.length === 1 && lines[0] === title ? [] : lines;
  const text = [title, ...rest, ...(more ? [more] : [])].join('\n');
  const room = smsLength - url.length - 1;
  return `${text.length > room ? `${text.slice(0, room - 1)}…` : text}\n${url}`;
}
