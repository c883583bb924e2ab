import { sessionCookie } from '#server/http/token.ts';

type Response = { cookies: { name: string; value: string }[] };

/** The session's token that a response hands to the browser, if it does. */
export function cookieOf(response: Response): string | undefined {
  return response.cookies.find(({ name }) => name === sessionCookie)?.value;
}
