import { expect, test } from 'vitest';
import { findLinks } from './links.ts';
import { judgePhishing } from './phishing.ts';

test.each([
  ['see https://example.com/a?b=c.', ['https://example.com/a?b=c']],
  ['(https://en.wikipedia.org/wiki/Earth_(planet))', ['https://en.wikipedia.org/wiki/Earth_(planet)']],
  ['go to www.example.de, now', ['www.example.de']],
  ['example.com/path and example.com/path', ['example.com/path']],
  ['hxxp://bad.example.com/x', ['hxxp://bad.example.com/x']],
  ['[https://paypal.com](https://bad.example.ru/paypal)', ['https://paypal.com', 'https://bad.example.ru/paypal']],
  ['my mail is ana@example.com', []],
  ['I waited.So I left', []],
])('%s', (text, links) => {
  expect(findLinks(text)).toEqual(links);
});

const ours = { domains: ['earshot-air.com', 'größe.example'] };
const notOne = (url: string) => [url, 'not-phishing'];
const isOne = (url: string) => [url, 'phishing'];

test.each([
  ['http://192.168.4.20/paypal/login.php', 'phishing'],
  ['http://paypa1.com', 'phishing'],
  ['http://paypal.com.account-verify.tk/login', 'phishing'],
  ['http://аpple.com', 'phishing'],
  ['http://xn--pple-43d.com/', 'phishing'],
  ['http://earsh0t-air.com/refund', 'phishing'],
  ['earshotair.com', 'phishing'],
  ['https://earshot-air.com/account/login', 'not-phishing'],
  ['https://größe.example/account/verify/password.php', 'not-phishing'],
  ['https://www.paypal.com/', 'not-phishing'],
  ['https://en.wikipedia.org/wiki/Parcel', 'not-phishing'],
  ...[
    'https://www.paypal.com/signin',
    'https://www.chase.com/personal/login',
    'https://mabanque.bnpparibas/fr/connexion',
  ].map(notOne),
  ...['https://login.live.com/login.srf', 'https://www.berliner-sparkasse.de/de/home/login-online-banking.html'].map(
    notOne,
  ),
  ...['https://shop.example.com/login', 'https://account.example.co.uk/sign-in'].map(notOne),
  ...['https://www.müller.de/', 'https://почта.рф/', 'https://www.citroën.fr/login', 'https://한국.com/'].map(notOne),
  ...['http://secure-paypal-login.com/', 'http://paypal.com@evil.example/', 'http://аррӏе.com/'].map(isOne),
  ...['http://usps.com-trackpkg.top/', 'http://example.cl/libraries/openid/westpac.com.au/index.htm'].map(isOne),
  ...['http://sparkasse-login.com/', 'http://paypal.tk/signin', 'http://gοοgle.com/'].map(isOne),
])('%s is judged %s', (url, label) => {
  expect(judgePhishing(url, ours).label).toBe(label);
});

/** Pages on which somebody signs in, and names in other letters, as they stood in November 2026. */
const harmless = `
  https://www.paypal.com/signin https://secure.bankofamerica.com/login/sign-in/signOnV2Screen.go
  https://online.citi.com/US/login.do https://secure01a.chase.com/web/auth/dashboard#/dashboard/index
  https://www.wellsfargo.com/ https://retail.santander.co.uk/LOGSUK_NS_ENS/BtoChannelDriver.ssobto
  https://online.lloydsbank.co.uk/personal/logon/login.jsp https://www.nwolb.com/login.aspx
  https://www.sparkasse.de/service/kundenlogin.html https://meine.deutsche-bank.de/trxm/db/
  https://meine.postbank.de/#/login https://banking.dkb.de/login
  https://www.labanquepostale.fr/particulier/connexion-espace-client.html
  https://particuliers.societegenerale.fr/icd/cbo/index-authsec.html https://www.impots.gouv.fr/accueil
  https://assure.ameli.fr/PortailAS/appmanager/PortailAS/assure https://www.bbva.es/general/acceso-clientes.html
  https://www.itau.com.br/ https://www.bb.com.br/site/ https://myaccount.google.com/security
  https://www.icloud.com/mail https://login.live.com/login.srf https://account.microsoft.com/security
  https://www.amazon.co.uk/gp/css/account https://www.netflix.com/login https://www.dropbox.com/login
  https://auth.services.adobe.com/en_US/index.html https://account.battle.net/login/en/
  https://www.americanexpress.com/en-us/account/login https://www.coinbase.com/signin https://login.blockchain.com/
  https://www.dhl.com/de-en/home/tracking.html?tracking-id=00340434161094042557 https://www.fedex.com/secure-login/
  https://www.myhermes.co.uk/track https://www.tax.service.gov.uk/account
  https://www.vodafone.de/meinvodafone/account/login https://login.xfinity.com/login
  https://account.booking.com/sign-in https://www.mercadolivre.com.br/ https://app.revolut.com/start
  https://www.linkedin.com/login https://m.facebook.com/login/?next=https%3A%2F%2Fm.facebook.com%2F
  https://twitter.com/login https://chase.com/verify https://login.yahoo.com/account/challenge/password
  https://www.discover.com/ https://onlinebanking.tdbank.com/ https://secure.ally.com/
  https://www.schwab.com/client-home https://onlinebanking.nationwide.co.uk/AccessManagement/Login
  https://personal.metrobankonline.co.uk/login/ https://ebanking-ch.ubs.com/workbench/LoginForm
  https://login.raiffeisen.com/ https://mijn.ing.nl/login/
  https://www.abnamro.nl/portalserver/mijn-abnamro/mijn-overzicht/overzicht/index.html
  https://www.intesasanpaolo.com/it/persone-e-famiglie/login-page.html https://secure.bankia.es/
  https://login.taobao.com/ https://retail.onlinesbi.sbi/retail/login.htm
  https://infinity.icicibank.com/corp/AuthenticationController https://sube.ziraatbank.com.tr/ https://www.müller.de/
  https://www.bäckerei-schmidt.de/ https://www.kön.de/ https://españa.es/ https://пример.рф/ https://правительство.рф/
  https://банк.рф/ https://例え.jp/ https://www.øl.dk/ https://www.göteborg.se/ https://łódź.pl/ https://straße.de/
  https://ελλάδα.gr/ https://www.é-commerce.fr/ https://www.citroën.fr/ https://www.nestlé.com/
  https://www.crédit-mutuel.fr/ https://www.zalando.de/login https://login.bol.com/wsp/login
  https://www.otto.de/user/login https://www.nytimes.com/account/login https://access.login.nhs.uk/enter-email
  https://www.ryanair.com/gb/en/login https://www.klm.com/account https://account.bbc.com/signin
  https://www.tesco.com/account/en-GB/login https://www.ticketmaster.com/member/login https://id.atlassian.com/login
  https://github.com/login https://gitlab.com/users/sign_in https://www.eventim.de/myaccount
  https://www.mediamarkt.de/de/myaccount/auth/login https://login.salesforce.com/ https://accounts.zoho.com/signin
  https://www.uber.com/login https://auth.uber.com/v2/ https://www.doordash.com/consumer/login
  https://www.delta.com/login/loginPage https://www.united.com/en/us/account/signin https://www.aa.com/loyalty/login
  https://www.southwest.com/account/login https://www.britishairways.com/travel/loginr/public/en_gb
  https://www.lufthansa.com/de/de/login https://support.example.com/tickets/1234
  https://shop.example.de/checkout/confirm https://www.dpd.co.uk/tracking/track.do https://example.com/verify-email
  https://www.gov.uk/log-in-register-hmrc-online-services https://www.hermes.com/us/en/ https://www.orangetheory.com/
  https://www.applebees.com/ https://steamboat.com/ https://www.bookingkit.net/ https://www.example.org/security
  https://developer.apple.com/account/ https://pineapple.com/`;

test('pages of banks and shops on which somebody signs in are no traps, nor are names in other letters', () => {
  const addresses = harmless.trim().split(/\s+/);
  expect(addresses.filter((url) => judgePhishing(url, ours).label === 'phishing')).toEqual([]);
});
