/** Pages anybody may see; a lost session is no reason to leave them. */
const openPages = ['/sign-in', '/setup', '/invite', '/reset', '/gallery'];

/** Where to sign in and come back from to `href`; null when the person is on an open page already. */
export function signInAddress(href: string): string | null {
  const path = href.split('?')[0] ?? '/';
  if (openPages.some((page) => path === page || path.startsWith(`${page}/`))) return null;
  return path === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(href)}`;
}

/** The place to go to after signing in: a page of ours, never an address elsewhere. */
export function safeBack(back: string | undefined): string {
  return back?.startsWith('/') && !back.startsWith('//') && !back.includes('\\') ? back : '/';
}
