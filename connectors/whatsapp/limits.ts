import type { ChoiceForm } from '../limits.ts';

/** What the Cloud API accepts. */
export const text = { private: { max: 4096, unit: 'characters' } } as const;

/** One picture a message; a longer text than `captionMax` does not fit under it. */
export const images = { max: 1, maxBytes: 5 * 1024 * 1024, mimeTypes: ['image/jpeg', 'image/png'] } as const;
/** A sound takes no words beside it, so none is offered. */
export const files = {
  types: [
    { mimeType: 'video/mp4', maxBytes: 16 * 1024 * 1024 },
    { mimeType: 'application/pdf', maxBytes: 100 * 1024 * 1024 },
  ],
} as const;
export const captionMax = 1024;

/** How long a file may take to get there: a film of 16 MB at 1 Mbit/s. */
export const uploadMs = 130_000;

/** Buttons stand under the words; more than three become a list that the customer opens. */
export const choices = [
  { form: 'buttons', max: 3, titleMax: 20, text: { max: 1024, unit: 'characters' } },
  { form: 'list', max: 10, titleMax: 24, text: text.private },
] as const satisfies readonly ChoiceForm[];
/** On what opens a list, in any language. */
export const listSign = '☰';

/** Counted from the customer's last message; afterwards an approved template only. */
export const window = { hours: 24, outside: 'template' } as const;

/** The version of the Graph API that is spoken, and where. */
export const graphUrl = 'https://graph.facebook.com/v25.0';
