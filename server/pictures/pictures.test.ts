import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPhoto } from '#test/pictures.ts';
import { createPictures, PictureError, type Pictures } from './pictures.ts';

let pictures: Pictures;
beforeAll(() => {
  pictures = createPictures();
});
afterAll(() => pictures.close());

const red = { r: 200, g: 30, b: 40 };
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: red } });

/** A PNG that says it has so many pixels, in a few bytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([1, 0], 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * Math.min(height, 2_000)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof PictureError ? error.problem : String(error)),
  );

describe('a picture is drawn again', () => {
  test('upright and without the place, the camera and whatever else it told', async () => {
    const drawn = await pictures.redraw(await aPhoto());
    const { exif, xmp, icc, orientation, format } = await sharp(drawn.bytes).metadata();

    expect([exif, xmp, icc, orientation, format]).toEqual([undefined, undefined, undefined, undefined, 'jpeg']);
    expect(Buffer.from(drawn.bytes).includes('Munich')).toBe(false);
    expect(drawn).toMatchObject({ mimeType: 'image/jpeg', width: 600, height: 900, frames: 1 });
  });

  test('the same way each time, and again as it is', async () => {
    const [one, other] = [await pictures.redraw(await aPhoto(80, 40)), await pictures.redraw(await aPhoto(80, 40))];

    expect(Buffer.from(one.bytes)).toEqual(Buffer.from(other.bytes));
  });

  test('in the colours that were seen', async () => {
    const wide = await blank(8, 8).withIccProfile('p3').png().toBuffer();
    const drawn = await pictures.redraw(wide);
    const [r, g, b] = await sharp(drawn.bytes).raw().toBuffer();
    const near = (a = 0, c = 0) => Math.abs(a - c) <= 3;

    expect((await sharp(wide).metadata()).icc).toBeDefined();
    expect([near(r, red.r), near(g, red.g), near(b, red.b)]).toEqual([true, true, true]);
  });

  test('as the same kind, save what networks refuse', async () => {
    const kinds = ['jpeg', 'png', 'gif', 'webp', 'avif'] as const;
    const drawn = [];
    for (const kind of kinds) drawn.push(await pictures.redraw(await blank(8, 8).toFormat(kind).toBuffer()));

    expect(drawn.map(({ mimeType }) => mimeType)).toEqual([
      ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/webp'],
    ]);
  });

  test('moving where it moved', async () => {
    const film = Buffer.from(
      Array.from({ length: 10 * 30 * 3 }, (_, n) => (n < 10 * 10 * 3 ? 0 : n < 10 * 20 * 3 ? 120 : 250)),
    );
    const moving = await sharp(film, { raw: { width: 10, height: 30, channels: 3, pageHeight: 10 } })
      .gif({ delay: [90, 90, 90] })
      .toBuffer();
    const drawn = await pictures.redraw(moving);
    const { pages, pageHeight, delay } = await sharp(drawn.bytes, { animated: true }).metadata();

    expect(drawn).toMatchObject({ mimeType: 'image/gif', width: 10, height: 10, frames: 3, small: null });
    expect([pages, pageHeight, delay]).toEqual([3, 10, [90, 90, 90]]);
  });

  test('with a small copy where it is large', async () => {
    const [large, small] = [
      await pictures.redraw(await aPhoto(1600, 800)),
      await pictures.redraw(await aPhoto(300, 200)),
    ];
    const { width, height, format } = await sharp(large.small ?? Buffer.alloc(0)).metadata();

    expect([width, height, format, small.small]).toEqual([320, 640, 'webp', null]);
  });
});

describe('a picture is made to fit', () => {
  test('into the bytes and pixels that a network takes', async () => {
    const noise = await sharp({
      create: {
        width: 1200,
        height: 900,
        channels: 3,
        background: red,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    const fitted = await pictures.fit(noise, { maxBytes: 60_000, maxPixels: 400_000 });
    const { width, height, format } = await sharp(fitted).metadata();

    expect(fitted.length).toBeLessThanOrEqual(60_000);
    expect([width * height <= 400_000, format]).toEqual([true, 'jpeg']);
  });

  test('with white where one looked through it', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const pixels = await sharp(await pictures.fit(glass, { maxBytes: 10_000 }))
      .raw()
      .toBuffer();

    expect(pixels[0]).toBe(255);
  });

  test('or not at all', async () => {
    expect(await problemOf(pictures.fit(await aPhoto(), { maxBytes: 10 }))).toBe('broken');
  });
});

describe('what cannot be drawn is told, and the next one is drawn', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  test.each([
    ['a picture that unfolds to gigabytes', async () => bomb(60_000, 60_000), 'too_large'],
    ['one that ends in the middle', async () => (await aPhoto()).subarray(0, 900), 'broken'],
    ['a head without a picture', async () => Buffer.from('\xff\xd8\xff and then nothing', 'latin1'), 'broken'],
    ['a drawing with a script', async () => Buffer.from(svg), 'broken'],
    ['a text', async () => Buffer.from('hello'), 'broken'],
    ['nothing', async () => Buffer.alloc(0), 'broken'],
  ])('%s', async (_, make, problem) => {
    const rssBefore = process.memoryUsage().rss;

    expect(await problemOf(pictures.redraw(await make()))).toBe(problem);
    expect(process.memoryUsage().rss - rssBefore).toBeLessThan(100 * 1024 * 1024);
    expect((await pictures.redraw(await blank(4, 4).png().toBuffer())).width).toBe(4);
  });

  test('one that moves too much stands still', async () => {
    const one = await blank(1000, 1000).gif().toBuffer();
    const colours = 3 * 2 ** (((one[10] ?? 0) & 7) + 1);
    const [head, frame] = [one.subarray(0, 13 + colours), one.subarray(13 + colours, -1)];
    const drawn = await pictures.redraw(Buffer.concat([head, ...Array(70).fill(frame), one.subarray(-1)]));

    expect(drawn).toMatchObject({ mimeType: 'image/gif', width: 1000, height: 1000, frames: 1 });
  });
});

describe('the process that draws', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-pictures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const bad = (name: string, code: string) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, code);
    return file;
  };

  test('may hang or fall, which is one picture and not the program', async () => {
    const file = bad(
      'odd',
      `process.send('ready');
       process.on('message', ({ bytes }) => {
         if (bytes[0] === 1) process.kill(process.pid, 'SIGSEGV');
         // It waits and does not turn in circles, which would only take the processor from others.
         if (bytes[0] === 2) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
         process.send({ done: { bytes } });
       });`,
    );
    const odd = createPictures({ file, timeoutMs: 10_000 });

    expect(await problemOf(odd.shrink(Buffer.from([1])))).toBe('broken');
    expect(await problemOf(odd.shrink(Buffer.from([2])))).toBe('too_large');
    expect([...(await odd.shrink(Buffer.from([3])))]).toEqual([3]);
    await odd.close();
  });

  test('that cannot begin is a fault of the machine and of no picture', async () => {
    const none = createPictures({ file: bad('none', 'process.exit(1);') });

    expect(await problemOf(none.shrink(Buffer.from([1])))).toMatch(/could not be started/);
    await none.close();
  });
});
