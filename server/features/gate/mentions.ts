/** `@name`, `@name.host` or `@name@host`, not inside a word, an address or another mention. */
const mentionForm =
  /(?<![\p{L}\p{N}_.@/])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu;

/** A handle as it is compared. */
export function plainHandle(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}

/** The handles a text names, in order, once each, as typed but without the sign. */
export function handlesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const [, handle = ''] of text.matchAll(mentionForm)) {
    const key = plainHandle(handle);
    if (!found.has(key)) found.set(key, handle);
  }
  return [...found.values()];
}
