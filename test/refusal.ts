import { isRefusal, type Program, startProgram } from '#server/program.ts';

type Asked = { dataDir: string; port: number; environment?: Record<string, string> };

/**
 * All that the program says when it does not start, such as what to do about it; in this process, because one of its own
 * takes seconds to begin. Throws when it starts, and what else it breaks by.
 */
export async function refusalOf({ dataDir, port, environment = {} }: Asked): Promise<string> {
  const said: string[] = [];
  let program: Program;
  try {
    const settings = { EARSHOT_DATA: dataDir, PORT: String(port), EARSHOT_LOG: 'silent', ...environment };
    program = await startProgram(settings, (line) => said.push(line));
  } catch (error) {
    if (isRefusal(error)) return [...said, error.message].join('\n');
    throw error;
  }
  await program.stop();
  throw new Error(`It started: ${said.join('\n')}`);
}
