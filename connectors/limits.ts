import type { TextUnit } from '#contract/measure.ts';

export type TextLimit = { max: number; unit: TextUnit; maxBytes?: number };

/** What may be sent: texts in public and in private, images, and other files. */
export type Limits = {
  readonly text: { readonly public?: TextLimit; readonly private?: TextLimit };
  readonly images?: {
    readonly max: number;
    readonly maxBytes: number;
    /** Wide times high, where the network counts that. */
    readonly maxPixels?: number;
    readonly mimeTypes: readonly string[];
    /** Nowhere else is a picture taken. */
    readonly onlyIn?: 'public' | 'private';
  };
  readonly files?: FileLimits;
  /** What a message in an open private room may offer to choose from; the first form that fits is taken. */
  readonly choices?: readonly ChoiceForm[];
  /** It takes no bytes and fetches each file from an address of ours, so there has to be one that it can reach. */
  readonly fetchesFiles?: true;
};

/** A way in which a network shows choices beside a text. */
export type ChoiceForm = {
  readonly form: 'buttons' | 'list' | 'quick_replies';
  readonly max: number;
  /** Characters of each. */
  readonly titleMax: number;
  /** Of the words beside them. */
  readonly text: TextLimit;
};

/** Films, sounds and documents: one with a text and nothing beside it, or, where they mix, as many as images. */
export type FileLimits = {
  readonly types: readonly FileType[];
  /** Nowhere else is one taken. */
  readonly onlyIn?: 'public' | 'private';
  readonly mixes?: true;
};

export type FileType = { readonly mimeType: string; readonly maxBytes: number };

/**
 * How long a network lets us write to a customer in private, counted from the customer's last message in that room.
 * Afterwards only an approved template may be sent, or nothing.
 */
export type MessagingWindow = {
  readonly hours: number;
  /** So long, and longer, may a person still write, where a program no longer may. */
  readonly hoursForPeople?: number;
  readonly outside: 'template' | 'nothing';
  /** Who never wrote to us in private may be written to: the network has another rule for that. */
  readonly mayBegin?: true;
};
