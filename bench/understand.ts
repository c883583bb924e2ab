import { featuresOf } from '#server/understanding/features.ts';
import { understand as judge } from '#server/understanding/understand.ts';
import { type Bench, type Figure, figure } from './figure.ts';
import { median } from './statistics.ts';

const openings = ['@brand', 'hi', 'hey @brand', 'so', '@brand @friend', 'RT @other:'];
const middles = [
  'my parcel 48213 has not arrived yet and the tracking page says nothing new since Monday',
  'thank you so much for the quick help yesterday, everything works again',
  'do you ship to Norway and how long does it take?',
  'your app crashes every time I try to pay, this is ridiculous, third time this week!!',
  'meine Rechnung ist falsch, ich habe schon zweimal geschrieben und keine Antwort bekommen',
  'see https://example.com/news/2026/launch for the new opening hours 🎉',
];
const ends = ['', ' #service', ' please', ' 😡', ' …', ' asap', ' thx'];

/** Everything that is judged of a message, on one thread. */
export const understand: Bench = {
  name: 'understand',
  async run(say, { quick }) {
    const messages = textsOf(quick ? 1_000 : 10_000).map((text, n) => ({ id: String(n), text, network: 'x' }));
    const rounds = quick ? 3 : 9;
    const whole: number[] = [];
    const hashed: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const judging = perSecond(messages.length, () => judge(messages));
      const hashing = perSecond(messages.length, () => {
        for (const { text } of messages) featuresOf(text);
      });
      // The first round warms both up.
      if (round === 0) continue;
      whole.push(judging);
      hashed.push(hashing);
      say(`round ${round} of ${rounds}: ${Math.round(judging)} judged, ${Math.round(hashing)} hashed a second`);
    }
    const lines: Figure[] = [
      figure('understand', {
        value: median(whole),
        unit: 'messages/s',
        floor: median(hashed),
        target: { least: 0.2 },
        note: 'floor: hashing the shared features once',
      }),
    ];
    return lines;
  },
};

function textsOf(size: number): string[] {
  return Array.from({ length: size }, (_, n) => {
    const opening = openings[n % openings.length] ?? '';
    const middle = middles[Math.floor(n / openings.length) % middles.length] ?? '';
    return `${opening} ${middle}${ends[Math.floor(n / 36) % ends.length] ?? ''} ${n}`;
  });
}

function perSecond(size: number, work: () => void): number {
  const start = performance.now();
  work();
  return (1000 * size) / (performance.now() - start);
}
