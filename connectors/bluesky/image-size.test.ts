import { expect, test } from 'vitest';
import { imageSize } from './image-size.ts';

const samples: [string, string, { width: number; height: number } | undefined][] = [
  ['PNG', '89504e470d0a1a0a0000000d4948445200000140000000f0', { width: 320, height: 240 }],
  ['GIF', '4749463839614001f000', { width: 320, height: 240 }],
  ['lossy WebP', '52494646000000005745425056503820000000000000009d012a4001f000', { width: 320, height: 240 }],
  ['lossless WebP', '5249464600000000574542505650384c000000002f3fc13b00', { width: 320, height: 240 }],
  ['extended WebP', '524946460000000057454250565038580a000000000000003f0100ef0000', { width: 320, height: 240 }],
  ['JPEG', 'ffd8ffe000044a46ffc400040011ffc2000b0800f00140030122', { width: 320, height: 240 }],
  ['a JPEG cut off', 'ffd8ffe00004', undefined],
  ['nothing', '', undefined],
  ['text', '68656c6c6f2c20776f726c64', undefined],
];

test.each(samples)('%s', (_, hex, size) => {
  expect(imageSize(Uint8Array.from(Buffer.from(hex, 'hex')))).toEqual(size);
});
