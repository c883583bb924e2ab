import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHtml } from '#simulators/mastodon/html.ts';
import { processorMs } from '#test/processor-time.ts';
import { htmlToText } from './html.ts';

const link = (href: string, words: string) => `<a href="${href}" rel="nofollow">${words}</a>`;

test.each([
  ['<p>One</p><p>Two<br />three<br>four</p>', 'One\n\nTwo\nthree\nfour'],
  [
    '<p><span class="h-card"><a href="https://our.example/@acme" class="u-url mention">@<span>acme</span></a></span> help</p>',
    '@acme help',
  ],
  [
    `<p>${link('https://shop.example/orders/123456?x=1&amp;y=2', '<span class="invisible">https://</span><span class="ellipsis">shop.example/orders/123456</span><span class="invisible">?x=1&amp;y=2</span>')}</p>`,
    'https://shop.example/orders/123456?x=1&y=2',
  ],
  [`<p>see ${link('https://a.example/b', 'here')}!</p>`, 'see here (https://a.example/b)!'],
  [`<p>${link('https://a.example/', 'a.example')}</p>`, 'a.example'],
  [`<p>${link('javascript:alert(1)', 'click')}</p>`, 'click'],
  [`<p>${link('https://a.example/pic', '')}</p>`, 'https://a.example/pic'],
  ['<p><a href="https://t.example/x" class="mention hashtag">#<span>Late</span></a></p>', '#Late'],
  [
    '<p>1 &lt; 2 &amp;&amp; &quot;3&quot; &#39;4&#x27; &nbsp;&hellip; &unknown; &#0; &#xD800;</p>',
    '1 < 2 && "3" \'4\' \u00a0… &unknown; \ufffd \ufffd',
  ],
  ['<p>:blobcat: and <img src="x" alt=":party:"></p>', ':blobcat: and :party:'],
  ['<ul><li>one</li><li>two</li></ul><ol><li>first</li><li>second</li></ol>', '- one\n- two\n\n1. first\n2. second'],
  ['<blockquote><p>said</p><p>more</p></blockquote><p>answer</p>', '> said\n\n> more\n\nanswer'],
  ['<p>a</p><script>alert("<p>x</p>")</script><style>p{}</style><p>b</p>', 'a\n\nb'],
  ['<p>مرحبا <strong>بالعالم</strong></p>', 'مرحبا بالعالم'],
  ['plain, no tags', 'plain, no tags'],
  ['a < b and c > d', 'a < b and c > d'],
  ['<p>open <b>never closed', 'open never closed'],
  ['<!-- hidden --><p>shown</p>', 'shown'],
  ['', ''],
  ['<p>\u0000nul\ud800</p>', 'nul\ufffd'],
])('%s', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('what a server makes of a text reads as the text again', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)),
    fc.constantFrom(
      '@acme',
      '#late',
      'https://example.test/a/very/long/path/to/an/order?id=1&x=2',
      '<b>',
      '&amp;',
      'مرحبا',
      '👩‍👩‍👧',
    ),
  );
  const text = fc
    .array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
    .map((lines) =>
      lines
        .map((line) => line.join(' ').replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join('\n'),
    )
    .filter((one) => one !== '');
  const named = [{ acct: 'acme', username: 'acme', url: 'https://our.example/@acme' }];
  fc.assert(
    fc.property(text, (typed) => {
      expect(htmlToText(toHtml(typed, named))).toBe(typed.toWellFormed().trim());
    }),
  );
});

test('any bytes give a text, without tags that were whole', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '<p>',
    '</p>',
    '<a href="',
    '"',
    "'",
    '&',
    '&#',
    ';',
    '<br',
    '/>',
    '<ul><li>',
    'text',
    '<!--',
    '<script>',
    '\n',
    '\u202e',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
      const text = htmlToText(parts.join(''));
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('<p>');
    }),
  );
});

test.each(['<a href="x">', '<', '<a "', '&', '<p>x</p>', '<blockquote><ul><li>', '<!--', '<script>'])(
  'half a million letters of %s take no longer than they should',
  (piece) => {
    const tookMs = processorMs(() => htmlToText(piece.repeat(500_000 / piece.length)));

    // It takes some 30 ms; what grows with the square would take hours.
    expect(tookMs).toBeLessThan(10_000);
  },
);
