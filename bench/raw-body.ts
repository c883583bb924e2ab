// The least that could take a delivery: `node bench/raw-body.ts` reads the whole body of each request and answers. Prints
// its address, once, on standard output.
import { createServer } from 'node:http';

const answer = JSON.stringify({ accepted: true });
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length };
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      Buffer.concat(chunks);
      response.writeHead(200, headers).end(answer);
    });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}\n`);
});
// The parent ends this program by closing its input.
process.stdin.resume().on('end', () => process.exit(0));
