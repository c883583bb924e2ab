import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Network } from '#sandbox/network.ts';
import type { House } from './service.ts';

/** Whose account is wanted at a network; `app` names an app of their own there, by which all is found again. */
export type Brand = { app: string; name: string; handle: string };
/** What a person would type to connect: of the account, and of the app. */
export type Credentials = { settings: Record<string, string>; app: Record<string, string> };

export type Opening = {
  /** SQLite file. */
  file: string;
  house: House;
  /** What its own app signs with, where it has only one. */
  secret: string;
  now(): Date;
};

/** A simulator that a house has taken in. */
export type Played = {
  /** Its storage, with the faults that are switched on. */
  stage: Network;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The brand's account and app, made when there are none, with a new token; of the kind that was chosen, where there are several. */
  provide(brand: Brand, chosen: Record<string, string>): Credentials;
  /** Has it deliver to an address that people enter there by hand; absent where apps tell it themselves. */
  hear?(brand: Brand, hook: { address: string; word: string }): Promise<void>;
  close(): Promise<void>;
};

/** Opens a network with a few customers on it. */
export type Play = (opening: Opening) => Played;

/** The name that was wanted, or it with the first number that is free. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!isTaken(name)) return name;
  }
}
