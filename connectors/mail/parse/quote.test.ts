import { expect, test } from 'vitest';
import { processorMs } from '#test/processor-time.ts';
import { foldQuoted } from './quote.ts';

const earlier = '> Where is it?\n> Maren';

test.each([
  ['English', 'On Mon, 3 Nov 2026 at 10:12, Acme <help@acme.test> wrote:'],
  ['English in two lines', 'On Mon, 3 Nov 2026 at 10:12, Acme Customer Service\n<help@acme.test> wrote:'],
  ['English the other way round', 'Acme wrote on Monday, 3 November:'],
  ['German', 'Am 03.11.26 um 10:12 schrieb Acme:'],
  ['German in three lines', 'Am Mo., 3. Nov. 2026 um 10:12 Uhr schrieb\nAcme Kundendienst\n<help@acme.test>:'],
  ['German the other way round', 'Acme <help@acme.test> schrieb am Mo. 3. Nov. 2026 um 10:12:'],
  ['French', 'Le lun. 3 nov. 2026 à 10:12, Acme <help@acme.test> a écrit :'],
  ['Spanish', 'El lun, 3 nov 2026 a las 10:12, Acme (<help@acme.test>) escribió:'],
  ['Arabic', 'في الإثنين، 3 نوفمبر 2026 في 10:12 ص كتب Acme <help@acme.test>:'],
  ['Arabic by a woman', 'بتاريخ الإثنين، 3 نوفمبر 2026 كتبت Acme:'],
  ['no introduction', ''],
])('a quotation below is folded: %s', (_, introduction) => {
  const quoted = [introduction, earlier].filter(Boolean).join('\n');

  expect(foldQuoted(`Thank you, it is here.\n\n${quoted}\n`)).toEqual({ said: 'Thank you, it is here.', quoted });
});

test.each([
  ['English', 'From: Acme <help@acme.test>\nSent: Monday, 3 November 2026 10:12\nTo: Maren\nSubject: Your kettle'],
  ['German', 'Von: Acme <help@acme.test>\nGesendet: Montag, 3. November 2026 10:12\nAn: Maren\nBetreff: Ihr Kessel'],
  ['French', 'De : Acme <help@acme.test>\nEnvoyé : lundi 3 novembre 2026 10:12\nÀ : Maren\nObjet : Votre bouilloire'],
  ['Spanish', 'De: Acme <help@acme.test>\nEnviado el: lunes, 3 de noviembre de 2026\nPara: Maren\nAsunto: Su tetera'],
  ['Arabic', 'من: Acme <help@acme.test>\nتم الإرسال: الإثنين\nإلى: Maren\nالموضوع: الغلاية'],
  ['in bold', '*From:* Acme <help@acme.test>\n*Sent:* Monday\n*To:* Maren\n*Subject:* Your kettle'],
  ['English, divided', '-----Original Message-----\nHello Maren'],
  ['German, divided', '-----Ursprüngliche Nachricht-----\nHallo Maren'],
  ['French, divided', '-----Message d’origine-----\nBonjour'],
  ['Spanish, divided', '-----Mensaje original-----\nHola'],
  ['Arabic, divided', '-----الرسالة الأصلية-----\nمرحبا'],
  ['under a rule', '________________________________\nFrom: Acme\nSent: Monday\nTo: Maren'],
  ['a signature', '-- \nMaren Holt\nFlower Street 1'],
  ['a signature without its space', '--\nMaren Holt'],
  ['a telephone', 'Sent from my iPhone'],
  ['a German telephone', 'Von meinem iPhone gesendet'],
  ['a French telephone', 'Envoyé de mon iPhone'],
  ['a Spanish telephone', 'Enviado desde mi iPhone'],
  ['an Arabic telephone', 'أُرسلت من الـ iPhone'],
  ['a telephone above a quotation', `Sent from my iPhone\n\nOn Monday, 3 Nov, Acme wrote:\n${earlier}`],
])('what follows is folded: %s', (_, quoted) => {
  expect(foldQuoted(`It never came.\n\n${quoted}`)).toEqual({
    said: 'It never came.',
    quoted: quoted.replace('-- \n', '--\n'),
  });
});

test('an answer below its quotation stays, and the quotation is folded', () => {
  const quoted = `On Monday, 3 Nov, Acme wrote:\n${earlier}`;
  expect(foldQuoted(`${quoted}\n\nIt is here now.`)).toEqual({ said: 'It is here now.', quoted });
});

test('answers between the lines keep the lines', () => {
  const text = '> Which size?\nThe large one.\n> Which colour?\nBlue.';
  expect(foldQuoted(text)).toEqual({ said: text, quoted: '' });
});

test.each([
  ['nothing but a quotation', earlier],
  ['nothing but a forwarded mail', 'From: Maren\nSent: Monday\nTo: Acme\nSubject: Kettle\n\nSee below'],
  ['a sentence that looks like one', 'On Monday I called and nobody answered: why?'],
  ['a list with dashes', 'I bought:\n-- one kettle\n-- one lid'],
  ['a head of one line', 'From: the shop in Bonn\nit took two weeks'],
  ['nothing at all', ''],
])('what would leave nothing, or only looks alike, stays: %s', (_, text) => {
  expect(foldQuoted(text)).toEqual({ said: text, quoted: '' });
});

test('a long text takes time in proportion to its length', () => {
  const text = `${'On Monday the shop, \n'.repeat(20_000)}> `;
  expect(processorMs(() => foldQuoted(text))).toBeLessThan(2_000);
});
