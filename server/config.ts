import { resolve } from 'node:path';
import * as z from 'zod';
import type { Bucket } from './files/s3.ts';

const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true');

const numberBetween = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`);

const choice = <const T extends readonly string[]>(...words: T) => z.enum(words, `must be one of: ${words.join(', ')}`);

const Environment = z.object({
  EARSHOT_DATA: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  PORT: numberBetween(1, 65_535).int('must be a whole number').default(3000),
  HOST: z.string().default('127.0.0.1'),
  EARSHOT_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address people type, such as https://care.example.com' })
    .optional(),
  EARSHOT_TRUST_PROXY: flag.default(false),
  EARSHOT_SANDBOX: flag.default(true),
  EARSHOT_ROLES: choice('all', 'web', 'worker').default('all'),
  EARSHOT_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits; make one with: openssl rand -hex 32')
    .optional(),
  EARSHOT_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be the address of a storage, such as https://s3.example.com' })
    .optional(),
  EARSHOT_S3_BUCKET: z.string().optional(),
  EARSHOT_S3_REGION: z.string().default('us-east-1'),
  EARSHOT_S3_ACCESS_KEY: z.string().optional(),
  EARSHOT_S3_SECRET_KEY: z.string().optional(),
  EARSHOT_S3_PREFIX: z.string().default(''),
  EARSHOT_LOG: choice('debug', 'info', 'warn', 'error', 'silent').default('warn'),
  EARSHOT_ALLOW_LOOPBACK: flag.default(false),
  EARSHOT_UNDO_SECONDS: numberBetween(0, 60).default(8),
  EARSHOT_POLL_SCALE: numberBetween(0.01, 100).default(1),
});

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

/** What the program was told from outside, parsed once; secrets stand apart so that no logger meets them. */
export type Config = {
  dataDir: string;
  port: number;
  host: string;
  /** The address in links and cookies; without one, http://HOST:PORT. */
  publicUrl: string | undefined;
  trustProxy: boolean;
  /** Serves the sandbox network, on which everybody who reaches it can be anybody. */
  servesSandbox: boolean;
  roles: 'all' | 'web' | 'worker';
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Lets connectors speak plain http to loopback; for tests and the sandbox network only. */
  allowLoopback: boolean;
  /** How long a person can take an answer back. */
  undoMs: number;
  /** Multiplies every connector's own poll interval. */
  pollScale: number;
};
export type ConfigSecrets = {
  databaseUrl: string | undefined;
  key: string | undefined;
  /** Where attachments are kept; absent for the data folder. */
  bucket: Bucket | undefined;
};

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Parses the environment; an empty setting is one that is not set. Throws ConfigError with one line per mistake, each naming the variable and the remedy. */
export function readConfig(environment: Record<string, string | undefined>): {
  config: Config;
  secrets: ConfigSecrets;
} {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Some settings are not usable. Correct or unset them and start again:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    config: {
      dataDir: resolve(env.EARSHOT_DATA),
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.EARSHOT_URL?.replace(/\/$/, ''),
      trustProxy: env.EARSHOT_TRUST_PROXY,
      servesSandbox: env.EARSHOT_SANDBOX,
      roles: env.EARSHOT_ROLES,
      logLevel: env.EARSHOT_LOG,
      allowLoopback: env.EARSHOT_ALLOW_LOOPBACK,
      undoMs: env.EARSHOT_UNDO_SECONDS * 1000,
      pollScale: env.EARSHOT_POLL_SCALE,
    },
    secrets: { databaseUrl: env.DATABASE_URL, key: env.EARSHOT_KEY, bucket: bucketOf(env) },
  };
}

/** None of it or all of it: a storage that is named in part keeps nothing. Throws ConfigError. */
function bucketOf(env: z.output<typeof Environment>): Bucket | undefined {
  const needed = {
    EARSHOT_S3_ENDPOINT: env.EARSHOT_S3_ENDPOINT,
    EARSHOT_S3_BUCKET: env.EARSHOT_S3_BUCKET,
    EARSHOT_S3_ACCESS_KEY: env.EARSHOT_S3_ACCESS_KEY,
    EARSHOT_S3_SECRET_KEY: env.EARSHOT_S3_SECRET_KEY,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(needed).length) return undefined;
  if (missing.length > 0)
    throw new ConfigError(
      `To keep attachments in a bucket, set ${missing.join(' and ')} too, or none of EARSHOT_S3_*.`,
    );
  return {
    endpoint: needed.EARSHOT_S3_ENDPOINT ?? '',
    bucket: needed.EARSHOT_S3_BUCKET ?? '',
    accessKey: needed.EARSHOT_S3_ACCESS_KEY ?? '',
    secretKey: needed.EARSHOT_S3_SECRET_KEY ?? '',
    region: env.EARSHOT_S3_REGION,
    prefix: env.EARSHOT_S3_PREFIX,
  };
}
