import type { Digits } from './digits.ts';
import type { Found } from './span.ts';
import { spansOf } from './span.ts';

const cvvWords =
  'cvv2?|cvc2?|csc|(?<!social )security (?:code|number)|sicherheitscode|prüfziffer|prüfnummer|kartenprüfnummer|código de seguridad|cryptogramme|code de sécurité|رمز الأمان|رمز التحقق';
const cvv = new RegExp(`(?<!\\p{L})(?:${cvvWords})(?!\\p{L})[^\\d\\n]{0,14}(\\d{3,4})(?!\\d)`, 'dgiu');
/** A card's date and the three or four digits right behind it. */
const cvvAfterDate = /(?<!\d)(?:0[1-9]|1[0-2])\s?[/.-]\s?(?:20)?\d{2}[\s,;|/]{1,3}(\d{3,4})(?!\d)/dgu;

const passwordWords =
  'password|passwd|passcode|passphrase|pwd|passwort|kennwort|contraseña|mot de passe|mdp|senha|parola|wachtwoord|lösenord|hasło|пароль|كلمة المرور|كلمة السر|密码|密碼|パスワード|비밀번호';
const pinWords = 'pin|pin code|pincode|clave|code pin|الرقم السري';
/** What stands in every text with one of the words: quicker to look for than the words themselves. */
const cvvCues = ['cvv', 'cvc', 'csc', 'security ', ...cvvWords.split('|').slice(5)];
const passwordCues = passwordWords.split('|');
const pinCues = ['pin', 'clave', 'الرقم السري'];
/** A sign that says "here it comes": what follows is the password, whatever it looks like. */
const named = new RegExp(`(?:${passwordWords})\\s{0,3}[:=：]\\s{0,3}(\\S{3,64})`, 'dgiu');
/** Words that may as well begin a sentence about a password: only what looks like one counts. */
const said = new RegExp(
  `(?:${passwordWords})\\s{1,3}(?:(?:is|was|ist|lautet|war|es|est|é|è|هي)\\s{1,3})?["'“„«]?([^\\s"'”“»]{4,64})`,
  'dgiu',
);
const pin = new RegExp(`(?<!\\p{L})(?:${pinWords})(?!\\p{L})[^\\d\\n]{0,8}(\\d{4,8})(?!\\d)`, 'dgiu');

const looksChosen = (word: string) =>
  /\d/.test(word) || /[^\p{L}\p{N}.,!?'’-]/u.test(word) || /\p{Ll}\p{Lu}/u.test(word);

/** Security codes of cards, passwords and PINs, told by the words before them. */
export function findSecrets(text: string, { all, inRow }: Digits): Found[] {
  const lower = text.toLowerCase();
  const says = (words: readonly string[]) => words.some((word) => lower.includes(word));
  const saysPassword = says(passwordCues);
  return [
    ...(all >= 3 && says(cvvCues) ? spansOf(text, cvv, 'cvv') : []),
    ...(inRow >= 7 ? spansOf(text, cvvAfterDate, 'cvv') : []),
    ...(saysPassword ? spansOf(text, named, 'password') : []),
    ...(saysPassword ? spansOf(text, said, 'password', looksChosen) : []),
    ...(all >= 4 && says(pinCues) ? spansOf(text, pin, 'password') : []),
  ];
}
