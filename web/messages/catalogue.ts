import type { en } from './en.ts';

type Fetched<Fetch> = Fetch extends () => Promise<infer Module> ? Module : never;
type English = { readonly [A in keyof typeof en]: Fetched<(typeof en)[A]>[A & keyof Fetched<(typeof en)[A]>] };

/** A part of what the screen says, fetched as one. */
export type Area = keyof English;

export type MessageKey = { [A in Area]: keyof English[A] }[Area];

/** A part of a catalogue, with the keys of its English counterpart and no others. */
export type Translation<English> = Readonly<Record<keyof English, string>>;

/** All that is said in one language, by area. */
export type Catalogue = { readonly [A in Area]: () => Promise<{ readonly [_ in A]: Translation<English[A]> }> };
