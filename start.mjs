// Runs a program of Earshot on Node 24, whatever Node (>= 20) the machine has: `node start.mjs [file.ts] [arguments]`.
// Installs the packages first when they are missing or the lock file changed. Plain JavaScript, because the first Node may be old.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const neededMajor = 24;
const words = process.argv.slice(2);
const file = join(root, words[0]?.endsWith('.ts') ? words.shift() : 'server/main.ts');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= neededMajor;

install();
// What was compiled once is kept for the next start; by the environment for the processes that the program starts too.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node');
if (isNewEnough) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv = [process.execPath, file, ...words];
  await import(file);
} else {
  run(packagedNode());
}

/** `npm ci` when the installed packages are not those of the lock file. */
function install() {
  const stamp = join(root, 'node_modules', '.earshot-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing packages (once, about a minute) …\n');
  // Scripts stay off: none of the packages needs one, and what a package runs at install time runs as you.
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write(
      'The packages could not be installed. Check the connection to the npm registry and try again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

/** Node 24 as it comes with the packages. */
function packagedNode() {
  const node = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(node)) return node;
  process.stderr.write(
    `No Node ${neededMajor} comes with Earshot for ${process.platform}-${process.arch}. Install Node ${neededMajor} and start again.\n`,
  );
  return process.exit(1);
}

/** The child is the program: it gets every signal, and its end is ours. */
function run(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(':');
  const child = spawn(node, [file, ...words], { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
