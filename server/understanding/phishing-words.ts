/** Names that traps borrow most. */
export const brandNames: readonly string[] = [
  'paypal',
  'apple',
  'icloud',
  'itunes',
  'google',
  'gmail',
  'microsoft',
  'outlook',
  'office365',
  'hotmail',
  'yahoo',
  'facebook',
  'instagram',
  'whatsapp',
  'twitter',
  'linkedin',
  'netflix',
  'spotify',
  'amazon',
  'ebay',
  'alibaba',
  'aliexpress',
  'dropbox',
  'docusign',
  'adobe',
  'steam',
  'blizzard',
  'battle',
  'roblox',
  'wellsfargo',
  'chase',
  'bankofamerica',
  'citibank',
  'usaa',
  'hsbc',
  'barclays',
  'lloyds',
  'natwest',
  'santander',
  'halifax',
  'nationwide',
  'credit-agricole',
  'creditagricole',
  'bnpparibas',
  'societegenerale',
  'labanquepostale',
  'impots',
  'ameli',
  'orange',
  'sparkasse',
  'commerzbank',
  'volksbank',
  'postbank',
  'itau',
  'bradesco',
  'caixa',
  'bancodobrasil',
  'bbva',
  'mastercard',
  'americanexpress',
  'westernunion',
  'moneygram',
  'coinbase',
  'binance',
  'blockchain',
  'metamask',
  'dhl',
  'fedex',
  'usps',
  'hermes',
  'royalmail',
  'hmrc',
  'telekom',
  'vodafone',
  'verizon',
  'comcast',
  'tmobile',
  'booking',
  'airbnb',
  'mercadolivre',
  'mercadolibre',
  'nubank',
  'revolut',
  'westpac',
  'wetransfer',
  'steamcommunity',
  'onedrive',
  'sharepoint',
];

/**
 * The brands' own domains beside `brand.com` and the like, and those of large banks: there a page that asks for a password
 * is what it seems to be.
 */
export const brandHomes: ReadonlySet<string> = new Set(
  `paypal.me office.com live.com microsoftonline.com sharepoint.com windows.com msn.com azure.com skype.com xbox.com
  amazonaws.com amazonwebservices.com aboutamazon.com youtube.com gstatic.com googleusercontent.com android.com
  meta.com messenger.com fb.com steampowered.com steamcommunity.com battle.net blizzard.com docusign.net primevideo.com
  citi.com citibankonline.com lloydsbank.com lloydsbank.co.uk lloydsbankinggroup.com nwolb.com rbs.co.uk rbsdigital.com
  halifax-online.co.uk bankofscotland.co.uk metrobankonline.co.uk monzo.com starlingbank.com tsb.co.uk firstdirect.com
  capitalone.com usbank.com tdbank.com td.com pnc.com ally.com fidelity.com schwab.com vanguard.com discover.com
  truist.com navyfederal.org usaa.com royalbank.com rbcroyalbank.com scotiabank.com bmo.com cibc.com
  commbank.com.au westpac.com.au anz.com anz.com.au nab.com.au deutsche-bank.de dkb.de ing.de ing.nl ing.com n26.com
  comdirect.de consorsbank.de hypovereinsbank.de targobank.de fidor.de ubs.com postfinance.ch raiffeisen.ch raiffeisen.com
  raiffeisen.at erstebank.at bawag.at credit-suisse.com rabobank.nl abnamro.nl kbc.be belfius.be unicredit.it unicreditgroup.eu
  intesasanpaolo.com bancosantander.es bancobpm.it caixabank.es caixabank.com bankia.es bankinter.com sabadell.com
  bancsabadell.com labanquepostale.fr credit-mutuel.fr creditmutuel.fr cic.fr lcl.fr boursorama.com boursobank.com
  caisse-epargne.fr nordea.com nordea.dk nordea.fi nordea.se swedbank.se seb.se handelsbanken.se danskebank.dk
  danskebank.com dnb.no pkobp.pl ipko.pl mbank.pl bb.com.br caixa.gov.br itau.com.br sbi.co.in onlinesbi.sbi hdfcbank.com
  icicibank.com axisbank.com garanti.com.tr garantibbva.com.tr ziraatbank.com.tr isbank.com.tr akbank.com yapikredi.com.tr
  sberbank.ru vtb.ru tinkoff.ru tbank.ru taobao.com alipay.com tmall.com wechat.com qq.com baidu.com rakuten.co.jp
  xfinity.com t-mobile.com o2.co.uk o2online.de ee.co.uk bt.com att.com sky.com virginmedia.com ups.com gls-pakete.de
  myhermes.co.uk myhermes.de evri.com hermesworld.com postnl.nl dpd.com dpd.de dpd.co.uk laposte.fr colissimo.fr
  deutschepost.de gov.uk service.gov.uk impots.gouv.fr wise.com stripe.com klarna.com shopify.com`
    .trim()
    .split(/\s+/),
);

/** Brands that are words, and stand in many others (`pineapple`). */
export const plainWords: ReadonlySet<string> = new Set(
  'apple orange steam booking chase battle hermes halifax nationwide ameli caixa blockchain blizzard santander'.split(
    ' ',
  ),
);

/** Brands that stand, with the name of a place, in the domains of many that are really theirs (`berliner-sparkasse.de`). */
export const familyNames: ReadonlySet<string> = new Set(['sparkasse', 'volksbank', 'caixa', 'mercadolivre']);

/** What every page that lets somebody in says. */
export const signInWords: readonly string[] = ['login', 'log-in', 'signin', 'sign-in', 'logon', 'account'];

/** What a page that steals asks for. */
export const credentialWords: readonly string[] = [
  'verify',
  'verification',
  'validate',
  'confirm',
  'secure',
  'security',
  'update',
  'webscr',
  'password',
  'banking',
  'wallet',
  'recover',
  'unlock',
  'suspend',
  'billing',
  'invoice',
  'webmail',
  'limited',
  'authenticat',
  'customer',
  'redirect',
  'cgi-bin',
  'cmd=',
  'dispatch',
  'gdoc',
  'googledoc',
  'secure-code',
];

export const suspiciousEndings: ReadonlySet<string> = new Set([
  'tk',
  'ml',
  'ga',
  'cf',
  'gq',
  'top',
  'xyz',
  'icu',
  'click',
  'link',
  'work',
  'support',
  'review',
  'country',
  'kim',
  'science',
  'party',
  'gdn',
  'cam',
  'rest',
  'buzz',
  'surf',
  'monster',
  'cyou',
  'quest',
  'sbs',
  'cfd',
  'zip',
  'mov',
  'online',
  'site',
  'website',
  'space',
  'press',
  'pw',
  'live',
  'shop',
  'club',
  'loan',
  'win',
  'bid',
  'stream',
  'date',
  'racing',
  'download',
  'accountant',
  'faith',
  'cricket',
  'men',
]);

export const shorteners: ReadonlySet<string> = new Set([
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  'ow.ly',
  'is.gd',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  'tiny.cc',
  'shorturl.at',
  'rb.gy',
  't.ly',
  'adf.ly',
  'bl.ink',
  'v.gd',
  'x.co',
  'qr.ae',
  's.id',
]);

/** Where anybody has a page of their own within minutes. */
export const freeHosts: ReadonlySet<string> = new Set([
  '000webhostapp.com',
  'weebly.com',
  'wixsite.com',
  'webnode.com',
  'jimdo.com',
  'webs.com',
  'yolasite.com',
  'altervista.org',
  'beget.tech',
  'web.app',
  'firebaseapp.com',
  'netlify.app',
  'vercel.app',
  'github.io',
  'pages.dev',
  'workers.dev',
  'r2.dev',
  'glitch.me',
  'repl.co',
  'herokuapp.com',
  'ngrok.io',
  'ngrok-free.app',
  'duckdns.org',
  'no-ip.org',
  'ddns.net',
  'hol.es',
  'esy.es',
  '16mb.com',
  'comli.com',
  'byethost.com',
  'atwebpages.com',
  'freehosting.com',
  'azurewebsites.net',
  'blogspot.com',
  'typeform.com',
  'jotform.com',
  'my-free.website',
  'ucoz.com',
  'ucoz.ru',
  'narod.ru',
  'square.site',
  'formstack.com',
]);

/** Large sites that check what stands on them; a trap there is reported soon. */
export const wellKnown: ReadonlySet<string> = new Set(
  'youtube.com wikipedia.org facebook.com twitter.com x.com linkedin.com instagram.com pinterest.com reddit.com amazon.com imdb.com yelp.com ebay.com tripadvisor.com nytimes.com washingtonpost.com bbc.co.uk bbc.com cnn.com theguardian.com forbes.com bloomberg.com reuters.com yahoo.com answers.com about.com ehow.com wikihow.com myspace.com flickr.com vimeo.com soundcloud.com spotify.com last.fm apple.com microsoft.com google.com github.com stackoverflow.com quora.com medium.com goodreads.com archive.org mapquest.com yellowpages.com whitepages.com manta.com zillow.com trulia.com indeed.com glassdoor.com webmd.com mayoclinic.org nih.gov espn.com nba.com nfl.com foursquare.com meetup.com eventbrite.com etsy.com walmart.com target.com bestbuy.com homedepot.com netflix.com bsky.app mastodon.social threads.net tiktok.com dailymotion.com discogs.com allmusic.com rottentomatoes.com findagrave.com ancestry.com'.split(
    ' ',
  ),
);
