import { changeFaults, type Faults, getFaults } from '#sandbox/faults.ts';
import type { Network } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { readForm } from './form.ts';
import { webPage } from './web-page.ts';

const choices = {
  slowMs: {
    label: 'Every call waits first',
    off: 'no',
    values: [1_000, 5_000, 30_000],
    name: (ms: number) => `${ms / 1_000} s`,
  },
  rateLimitSeconds: {
    label: 'Every call is refused as too many',
    off: 'no',
    values: [30, 300, 3_600],
    name: (seconds: number) => (seconds < 60 ? `for ${seconds} s` : `for ${seconds / 60} min`),
  },
  failAfterWrite: { label: 'It is written, and an error is answered', off: 'no', values: [1, 3, 10], name: next },
  dropAfterWrite: { label: 'It is written, and the answer is lost', off: 'no', values: [1, 3, 10], name: next },
  duplicates: {
    label: 'Each webhook is delivered',
    off: 'once',
    values: [1, 4],
    name: (n: number) => `${n + 1} times`,
  },
};
type Choice = keyof typeof choices;

function next(n: number): string {
  return n === 1 ? 'next time' : `the next ${n} times`;
}

/** The page on which a person decides what goes wrong at a network for apps; its own pages stay usable. */
export function faultRoutes(stage: Network): Route[] {
  return [
    { method: 'GET', path: '/faults', answer: () => page(stage) },
    {
      method: 'POST',
      path: '/faults',
      answer: async ({ request }) => {
        const { text } = await readForm(request);
        if (text('do') === 'revoke') revokeTokens(stage);
        else {
          const numbers = (Object.keys(choices) as Choice[]).map((name) => [name, chosen(name, text(name))] as const);
          changeFaults(stage, { outage: text('outage') !== null, ...Object.fromEntries(numbers) });
        }
        return { status: 303, headers: { location: 'faults' }, body: '' };
      },
    },
  ];
}

/** Only what can be chosen. */
function chosen(name: Choice, typed: string | null): number {
  return choices[name].values.find((one) => String(one) === typed) ?? 0;
}

/** Each app has to be given a new one; a network may keep several kinds of them. */
function revokeTokens({ db, now }: Network): void {
  const tables = db.all<{ name: string }>(
    "select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'revoked_at' where m.type = 'table'",
  );
  for (const { name } of tables)
    db.run(`update ${name} set revoked_at = ? where revoked_at is null`, now().toISOString());
}

function page(stage: Network): Answer {
  const faults = getFaults(stage);
  const lines = (Object.keys(choices) as Choice[]).map((name) => {
    const { label, off, values } = choices[name];
    const options = values.map((one) => {
      const isOn = name === 'rateLimitSeconds' ? false : one === faults[name];
      return `<option value="${one}"${isOn ? ' selected' : ''}>${choices[name].name(one)}</option>`;
    });
    return `<p><label>${label} <select name="${name}"><option value="0">${off}</option>${options.join('')}</select></label></p>`;
  });
  return webPage(
    'What goes wrong here',
    `<p><a href="./">Back to the network</a></p>${standing(faults)}
<form method="post" action="faults"><p><label><input type="checkbox" name="outage" value="1"${faults.outage ? ' checked' : ''}> Every call is answered with an outage</label></p>
${lines.join('')}<button name="do" value="change">Let it be so</button></form>
<h2>Access</h2><form method="post" action="faults"><p>Apps need a new token after this, and are told so at their next call.</p><button name="do" value="revoke">Revoke the tokens of all apps</button></form>`,
  );
}

function standing({ rateLimitedUntil }: Faults): string {
  return rateLimitedUntil === null ? '' : `<p><strong>Calls are refused until ${rateLimitedUntil}.</strong></p>`;
}
