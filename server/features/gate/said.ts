import type { TextFacts } from './facts.ts';

/** Pure: everything that an answer says. The answer itself comes first; what pictures are described by and what is offered to choose from speak as well. */
export const saidIn = ({
  text,
  attachments,
  choices,
}: Pick<TextFacts, 'text' | 'attachments' | 'choices'>): string[] => [
  text,
  ...attachments.map(({ alt }) => alt),
  ...choices.titles,
];
