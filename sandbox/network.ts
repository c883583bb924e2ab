import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** What every operation on the sandbox network needs. */
export type Network = {
  db: Database;
  now(): Date;
  /** Where the network is reached, without a slash at the end: `https://host/sandbox`. */
  baseUrl(): string;
  /** Something changed: webhooks may be due, pages may want to look. Called after the commit. */
  changed(): void;
};

/** A refusal as the API answers it; `code` is for programs, the message for people. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const limits = {
  publicCharacters: 500,
  privateCharacters: 2000,
  images: 4,
  imageBytes: 5 * 1024 * 1024,
  recordings: 2,
  recordingBytes: 8 * 1024 * 1024,
  captionBytes: 200_000,
  storyHours: 24,
  /** So long after a person's last private message may a brand write to them, and so long if a human does. */
  windowHours: 24,
  humanWindowHours: 168,
} as const;

/** Ids say nothing and cannot be guessed or chosen. */
export const newId = (): string => randomBytes(12).toString('base64url');
