import type { Template } from '#contract/template.ts';

const greeting = /^(?:hi|hello|dear|hallo|liebe[rs]?|hola|bonjour|salut|مرحبا)\b[^{}\n]{0,12}\{\{(\w+)\}\}/iu;

/** What can be filled in without asking: the customer's name where it is greeted or asked for. Pure. */
export function prefill({ text, places }: Template, name: string): Record<string, string> {
  const greeted = greeting.exec(text)?.[1];
  return Object.fromEntries(
    places.map((place) => {
      const isName = place.name === greeted || /^(?:first_?|customer_?|full_?)?name$/iu.test(place.name);
      return [place.name, isName ? name : ''];
    }),
  );
}
