// The least that could show a change in a browser: POST → NOTIFY → server-sent event → one text node.
// `node bench/echo.ts POSTGRES_URL` prints its address, once, on standard output.
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';

const page = `<!doctype html><title>echo</title><p id="list"></p><script>
new EventSource('/stream').onmessage = (event) => { document.getElementById('list').textContent = event.data; };
</script>`;

const url = process.argv[2] ?? '';
const pool = new pg.Pool({ connectionString: url, max: 2 });
const listener = new pg.Client({ connectionString: url });
await listener.connect();
await listener.query('listen bench_echo');
const streams = new Set<ServerResponse>();
listener.on('notification', ({ payload }) => {
  for (const stream of streams) stream.write(`data: ${payload}\n\n`);
});

const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    await pool.query("select pg_notify('bench_echo', $1)", [await text(request)]);
    response.end();
  } else if (request.url === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).flushHeaders();
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}\n`);
});
// The parent ends this program by closing its input.
process.stdin.resume().on('end', () => process.exit(0));
