import type { Config } from '#server/config.ts';
import { diskStore } from './disk.ts';
import { type Bucket, s3Store } from './s3.ts';
import type { FileStore } from './store.ts';

/** The store that the settings name: a bucket, else the data folder. */
export const openFiles = ({ dataDir }: Pick<Config, 'dataDir'>, bucket: Bucket | undefined): FileStore =>
  bucket ? s3Store(bucket) : diskStore(dataDir);
