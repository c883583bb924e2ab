/** The page's way to the network: the same API that apps use, as whoever the person is at the moment. */

const base = new URL('api', new URL('./', document.baseURI)).pathname;

async function send(method, path, body, headers = {}) {
  const json = body !== undefined && !(body instanceof Blob);
  const reply = await fetch(base + path, {
    method,
    headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
    body: json ? JSON.stringify(body) : body,
  });
  const answer = reply.status === 204 ? null : await reply.json();
  if (!reply.ok) throw Object.assign(new Error(answer?.message ?? 'That did not work.'), { status: reply.status });
  return answer;
}

/** Calls that need nobody: who is there, and what goes wrong. */
export const stage = send;

const tokens = new Map();

async function tokenFor(handle, fresh = false) {
  if (fresh || !tokens.has(handle)) tokens.set(handle, send('POST', '/tokens', { handle, use: 'page' }));
  return (await tokens.get(handle)).token;
}

/** Calls as an account. A token that ended is replaced once. */
export function as(handle) {
  const call = async (method, path, body, retry = true) => {
    const token = await tokenFor(handle);
    try {
      return await send(method, path, body, { authorization: `Bearer ${token}` });
    } catch (error) {
      if (error.status !== 401 || !retry) throw error;
      await tokenFor(handle, true);
      return call(method, path, body, false);
    }
  };
  return call;
}

/** Uploads one of `images` or `recordings` and answers its id. */
export async function upload(api, kind, file, alt) {
  return (await api('POST', `/${kind}?alt=${encodeURIComponent(alt)}`, file)).id;
}

/** Says what a film or a sound says, as WebVTT. */
export const uploadCaptions = (api, id, file) => api('PUT', `/recordings/${id}/captions`, file);

/** Runs `look` whenever the network changed, and after a lost connection came back. */
export function watch(look) {
  const source = new EventSource(new URL('stream', new URL('./', document.baseURI)));
  source.onmessage = look;
  source.onopen = look;
}
