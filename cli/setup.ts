import { randomBytes } from 'node:crypto';
import { LanguageCode, languageCodes } from '#contract/language.ts';
import { Permission, standardRoles } from '#contract/permissions.ts';
import { Email, Password, TimeZone } from '#contract/session.ts';
import { createApiKey } from '#server/features/api-key/commands.ts';
import { createFirstOwner } from '#server/features/workspace/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readArguments } from './arguments.ts';
import { type Command, printJson, UsageError } from './command.ts';
import { commandContext } from './context.ts';
import { openForCommand } from './open-database.ts';
import { openPractice } from './practice.ts';

/** Does what the first visit in a browser does, and makes an API key. */
export const setup: Command = {
  name: 'setup',
  summary: 'Creates the owner, a workspace and an API key without a browser.',
  usage: `
Usage: setup [--email ADDRESS] [--name NAME] [--workspace NAME] [--kind practice|live] [--zone ZONE]
             [--language CODE] [--password WORDS] [--scopes LIST]

  --email ADDRESS    with which the owner signs in (owner@example.test)
  --name NAME        of the owner (Owner)
  --workspace NAME   (Earshot)
  --kind KIND        practice, or live for real networks (practice)
  --zone ZONE        of the owner and of the first calendar, such as Europe/Berlin (this machine's)
  --language CODE    of the owner's screen and of the workspace's first names: ${languageCodes.join(', ')} (en)
  --password WORDS   at least ten characters; without it one is made and printed
  --scopes LIST      what the API key may do, separated by commas (everything)

Prints the API key, which cannot be shown again. Ends with 1 when somebody has set Earshot up already.`,
  async run(args, io) {
    const { values } = readArguments(args, {
      email: { type: 'string', default: 'owner@example.test' },
      name: { type: 'string', default: 'Owner' },
      workspace: { type: 'string', default: 'Earshot' },
      kind: { type: 'string', default: 'practice' },
      zone: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      language: { type: 'string', default: 'en' },
      password: { type: 'string' },
      scopes: { type: 'string' },
    });
    const email = Email.safeParse(values.email).data;
    if (email === undefined) throw new UsageError(`"${values.email}" is no e-mail address.`);
    if (values.kind !== 'practice' && values.kind !== 'live') throw new UsageError('--kind is practice or live.');
    const timeZone = TimeZone.safeParse(values.zone).data;
    if (timeZone === undefined) throw new UsageError(`"${values.zone}" is no time zone, such as Europe/Berlin.`);
    const language = LanguageCode.safeParse(values.language).data;
    if (language === undefined)
      throw new UsageError(`--language is one of ${languageCodes.join(', ')}, not "${values.language}".`);
    const password = values.password ?? randomBytes(15).toString('base64url');
    if (!Password.safeParse(password).success) throw new UsageError('A password has at least ten characters.');
    const scopes = readScopes(values.scopes);

    const opened = await openForCommand(io);
    try {
      const context = commandContext(opened);
      const owner = { name: values.name, email, password, workspaceName: values.workspace, timeZone, language };
      const practice = values.kind === 'practice' ? await openPractice(context) : null;
      const created = createFirstOwner(context, owner, { kind: values.kind, hooks: practice?.hooks ?? [] });
      const { workspaceId, agentId } = await created.finally(() => practice?.close());
      const viewer: Viewer = {
        workspaceId,
        agentId,
        apiKeyId: null,
        permissions: new Set(standardRoles.owner),
        reach: 'all',
        teamIds: [],
      };
      const { key } = await opened.db.inWorkspace(workspaceId, (tx) =>
        createApiKey(tx, viewer, { name: 'Command line', scopes }, context.now()),
      );
      await printJson(io, {
        workspaceId,
        agentId,
        email,
        ...(values.password === undefined ? { password } : {}),
        apiKey: key,
        scopes,
      });
      return 0;
    } finally {
      await opened.close();
    }
  },
};

function readScopes(list: string | undefined): Permission[] {
  if (list === undefined) return [...standardRoles.owner];
  return list.split(',').map((word) => {
    const scope = Permission.safeParse(word.trim()).data;
    if (scope === undefined)
      throw new UsageError(`There is no permission "${word}". There are: ${standardRoles.owner.join(', ')}.`);
    return scope;
  });
}
