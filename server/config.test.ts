import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('nothing has to be set', () => {
  const { config, secrets } = readConfig({});

  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', roles: 'all', trustProxy: false, undoMs: 8000 });
  expect(secrets).toEqual({ databaseUrl: undefined, key: undefined });
});

test('an empty setting is one that is not set', () => {
  const empty = { PORT: '', DATABASE_URL: '', EARSHOT_DATA: '', EARSHOT_TRUST_PROXY: '', EARSHOT_KEY: '' };

  expect(readConfig(empty)).toEqual(readConfig({}));
});

test.each([
  ['PORT', 'eighty', 'must be a number from 1 to 65535'],
  ['PORT', '0', 'must be 1 or more'],
  ['PORT', '70000', 'must be 65535 or less'],
  ['PORT', '80.5', 'must be a whole number'],
  ['DATABASE_URL', 'mysql://localhost/earshot', 'must look like postgres://user:password@host:5432/database'],
  ['DATABASE_URL', 'postgres://host:port:5432/x', 'must look like postgres://user:password@host:5432/database'],
  ['EARSHOT_URL', 'care.example.com', 'must be the address people type, such as https://care.example.com'],
  ['EARSHOT_URL', 'ftp://care.example.com', 'must be the address people type, such as https://care.example.com'],
  ['EARSHOT_TRUST_PROXY', 'yes', 'must be 1 or 0'],
  ['EARSHOT_ALLOW_LOOPBACK', 'on', 'must be 1 or 0'],
  ['EARSHOT_ROLES', 'server', 'must be one of: all, web, worker'],
  ['EARSHOT_KEY', 'secret', 'must be 64 hexadecimal digits; make one with: openssl rand -hex 32'],
  ['EARSHOT_LOG', 'loud', 'must be one of: debug, info, warn, error, silent'],
  ['EARSHOT_UNDO_SECONDS', '-1', 'must be 0 or more'],
  ['EARSHOT_UNDO_SECONDS', '120', 'must be 60 or less'],
  ['EARSHOT_POLL_SCALE', '0', 'must be 0.01 or more'],
])('%s=%s is refused: %s', (name, value, remedy) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(`${name}: ${remedy}`);
});

test('every mistake is told at once, and no secret is repeated', () => {
  const mistakes = { PORT: 'x', EARSHOT_KEY: 'my secret', DATABASE_URL: 'postgre://ana:hunter2@db/x' };

  expect(() => readConfig(mistakes)).toThrow(/DATABASE_URL: [\s\S]*PORT: [\s\S]*EARSHOT_KEY: /);
  expect(() => readConfig(mistakes)).not.toThrow(/hunter2|my secret/);
});
