/** Sentences of invented customers and agents of an invented shop, in several languages and scripts. */
export type Phrasebook = {
  language: string;
  /** Most problems name {thing}; some {order}, {city}, {days}. */
  problems: readonly string[];
  details: readonly string[];
  requests: readonly string[];
  thanks: readonly string[];
  answers: readonly string[];
  toPrivate: readonly string[];
};

const english: Phrasebook = {
  language: 'en',
  problems: [
    'My {thing} still has not arrived after {days} days.',
    'The {thing} you sent is the wrong colour and the box was open.',
    'Your app crashes each time I open my basket since the last update.',
    'I was charged twice for order {order}.',
    'Order {order} says delivered but nothing is here in {city}.',
    'The {thing} stopped working after {days} days and will not charge.',
    'I have been on hold for an hour about my {thing}, this is a joke.',
    'Tried to cancel order {order} three times and the page only shows an error.',
    'The shop in {city} refused to take back my {thing} although I have the receipt.',
    'My discount code for the {thing} is rejected at the last step.',
    'The parcel with my {thing} was left in the rain.',
    'I cannot sign in any more, the reset link never comes.',
    'Half of order {order} is missing, only the {thing} was in the parcel.',
    'The {thing} arrived broken, glass everywhere.',
    'Why does the {thing} cost more today than yesterday?',
    'The courier in {city} rang nobody and drove off with my {thing}.',
    'Refund for order {order} was promised {days} days ago, still nothing.',
    'Is the {thing} back in stock soon?',
    'Does the {thing} work with the older model?',
    'I would like to change the delivery address of order {order}.',
  ],
  details: [
    'It was meant to be a birthday present.',
    'This is the second time this month.',
    'I have sent two mails and nobody answers.',
    'The tracking has not moved since {city}.',
    'I have photos of the damage.',
    'Paid express delivery for this.',
    'Been a customer for years and never had this.',
    'The last person I spoke to was lovely but could not help.',
    'Honestly I am about to give up.',
    'Other people in {city} seem to have the same problem.',
    'The manual says nothing about it.',
    'I need it before the weekend.',
  ],
  requests: [
    'Can somebody please look into it?',
    'What happens now?',
    'I want my money back.',
    'Please send a replacement.',
    'When will it be here?',
    'Could you tell me what to do?',
    'Please answer today.',
    'Who can I talk to?',
  ],
  thanks: [
    'Thank you, that worked.',
    'Great, it just arrived. Thanks for the quick help!',
    'Perfect, thank you so much.',
    'All good now, cheers.',
    'Thanks. I will wait until tomorrow then.',
  ],
  answers: [
    'Sorry about the wait for your {thing}. I have asked the warehouse and will come back to you today.',
    'That should not happen, sorry. I have started a replacement for the {thing}; it leaves tomorrow.',
    'Thank you for telling us. Could you say which version of the app you use?',
    'I can see order {order} here. The refund is on its way and takes up to five working days.',
    'The courier tried the wrong door in {city}. A new try is booked for tomorrow morning.',
    'The {thing} is expected back in stock next week. Shall I let you know?',
    'Please restart it once and hold the button for ten seconds. Does the light turn green?',
    'I have changed the address of order {order}. Nothing else to do for you.',
  ],
  toPrivate: [
    'Sorry about this. Please send us your order number in a private message so that we can look at it.',
    'We would like to help. Could you write to us in a direct message with your postcode?',
  ],
};

const german: Phrasebook = {
  language: 'de',
  problems: [
    'Mein Paket {order} ist nach {days} Tagen immer noch nicht da.',
    'Der Artikel {thing} kam beschädigt in {city} an.',
    'Die App stürzt seit dem Update ständig ab.',
    'Ich wurde für Bestellung {order} doppelt belastet.',
    'Eure Hotline in {city} legt einfach auf.',
  ],
  details: ['Das ist schon das zweite Mal.', 'Es sollte ein Geschenk sein.', 'Auf meine Mail antwortet niemand.'],
  requests: ['Was nun?', 'Bitte um schnelle Hilfe!', 'Ich möchte mein Geld zurück.'],
  thanks: ['Danke, jetzt klappt es.', 'Super, vielen Dank für die schnelle Hilfe!'],
  answers: [
    'Das tut uns leid. Wir haben zu Bestellung {order} nachgefragt und melden uns heute noch.',
    'Ein Ersatz ist unterwegs und sollte übermorgen in {city} sein.',
  ],
  toPrivate: ['Bitte schreib uns deine Bestellnummer in einer privaten Nachricht.'],
};

const spanish: Phrasebook = {
  language: 'es',
  problems: [
    '¿Dónde está mi pedido {order}? Llevo {days} días esperando.',
    'Me habéis cobrado dos veces el pedido {order}.',
    'El {thing} llegó roto y nadie contesta.',
    'La tienda de {city} no acepta la devolución.',
  ],
  details: ['Es la segunda vez este mes.', 'Era un regalo de cumpleaños.', 'Tengo fotos de todo.'],
  requests: ['¿Alguien me puede ayudar?', 'Quiero que me devolváis el dinero.', '¿Qué hago ahora?'],
  thanks: ['¡Muchas gracias, ya funciona!', 'Perfecto, gracias por la ayuda.'],
  answers: [
    'Lo sentimos mucho. Hemos preguntado por el pedido {order} y te contestamos hoy.',
    'Mañana sale un producto nuevo hacia {city}.',
  ],
  toPrivate: ['Escríbenos por mensaje privado con tu número de pedido, por favor.'],
};

const french: Phrasebook = {
  language: 'fr',
  problems: [
    'Ma commande {order} n’est toujours pas arrivée après {days} jours.',
    'L’appli plante dès que j’ouvre mon panier.',
    'Le magasin de {city} refuse de reprendre mon {thing}.',
  ],
  details: ['C’était un cadeau d’anniversaire.', 'Personne ne répond à mes courriels.', 'Très déçu du service.'],
  requests: ['Que dois-je faire ?', 'Pouvez-vous m’aider ?', 'Je veux être remboursé.'],
  thanks: ['Merci beaucoup, c’est réglé !', 'Parfait, merci pour votre aide.'],
  answers: [
    'Nous sommes désolés. Votre commande {order} sera à {city} demain.',
    'Le remboursement est en route, comptez cinq jours.',
  ],
  toPrivate: ['Envoyez-nous votre numéro de commande en message privé, s’il vous plaît.'],
};

const portuguese: Phrasebook = {
  language: 'pt',
  problems: [
    'Meu pedido {order} não chegou, já são {days} dias.',
    'Fui cobrado duas vezes pelo pedido {order}.',
    'O aplicativo fecha sozinho depois da atualização.',
  ],
  details: ['Já mandei dois e-mails.', 'Era um presente.', 'Péssimo atendimento em {city}.'],
  requests: ['Alguém pode ajudar?', 'Quero meu dinheiro de volta.'],
  thanks: ['Muito obrigada, deu certo!', 'Ótimo, obrigado pela ajuda.'],
  answers: ['Desculpe pela demora. Estamos verificando o pedido {order} e respondemos ainda hoje.'],
  toPrivate: ['Pode nos mandar o número do pedido por mensagem privada?'],
};

const turkish: Phrasebook = {
  language: 'tr',
  problems: ['{order} numaralı siparişim {days} gündür gelmedi.', 'İndirim kodum son adımda geçersiz görünüyor.'],
  details: ['İki kez yazdım, cevap yok.', 'Çok kötü bir hizmet.'],
  requests: ['Lütfen yardım edin.', 'Paramı geri istiyorum.'],
  thanks: ['Teşekkürler, sorun çözüldü!'],
  answers: ['Gecikme için özür dileriz. {order} numaralı siparişinizi bugün inceliyoruz.'],
  toPrivate: ['Sipariş numaranızı özel mesajla gönderir misiniz?'],
};

const russian: Phrasebook = {
  language: 'ru',
  problems: ['Заказ {order} не пришёл за {days} дней.', 'С меня дважды сняли деньги за заказ {order}.'],
  details: ['Никто не отвечает на письма.', 'Это был подарок.'],
  requests: ['Когда мне помогут?', 'Верните деньги, пожалуйста.'],
  thanks: ['Спасибо, всё работает!'],
  answers: ['Приносим извинения. Мы уже проверяем заказ {order} и ответим сегодня.'],
  toPrivate: ['Напишите нам номер заказа в личные сообщения.'],
};

const japanese: Phrasebook = {
  language: 'ja',
  problems: [
    '注文番号{order}の荷物がまだ届きません。',
    'アップデートしてからアプリがすぐ落ちます。',
    '二重に請求されました。',
  ],
  details: ['もう{days}日も待っています。', '誕生日プレゼントだったのに残念です。'],
  requests: ['どうすればいいですか？', '返金をお願いします。'],
  thanks: ['届きました。ありがとうございます！'],
  answers: ['ご不便をおかけして申し訳ありません。注文{order}を確認いたします。'],
  toPrivate: ['注文番号をダイレクトメッセージでお送りください。'],
};

const chinese: Phrasebook = {
  language: 'zh',
  problems: ['订单{order}已经{days}天了还没有收到。', '更新以后应用一直闪退。', '客服电话打不通，服务很差。'],
  details: ['这是给孩子的生日礼物。', '已经发了两封邮件，没有人回复。'],
  requests: ['请问什么时候能解决？', '我要求退款。'],
  thanks: ['收到了，谢谢你们的帮助！'],
  answers: ['非常抱歉，我们正在查询订单{order}，今天之内回复您。'],
  toPrivate: ['请把订单号私信给我们。'],
};

const arabic: Phrasebook = {
  language: 'ar',
  problems: ['لم يصل طلبي رقم {order} منذ {days} أيام.', 'التطبيق يتوقف بعد التحديث الأخير.'],
  details: ['لا أحد يرد على رسائلي.', 'كانت هدية عيد ميلاد.'],
  requests: ['هل يمكنكم مساعدتي؟', 'أريد استرداد المبلغ.'],
  thanks: ['شكراً جزيلاً، تم حل المشكلة!'],
  answers: ['نعتذر عن التأخير. نتحقق الآن من الطلب {order} وسنرد عليك اليوم.'],
  toPrivate: ['أرسل لنا رقم الطلب في رسالة خاصة من فضلك.'],
};

const hindi: Phrasebook = {
  language: 'hi',
  problems: ['मेरा ऑर्डर {order} {days} दिन से नहीं आया।', 'ऐप अपडेट के बाद बंद हो जाता है।'],
  details: ['कोई जवाब नहीं देता।'],
  requests: ['कृपया मदद करें।', 'मुझे पैसे वापस चाहिए।'],
  thanks: ['धन्यवाद, अब ठीक है!'],
  answers: ['देरी के लिए क्षमा करें। हम ऑर्डर {order} की जाँच कर रहे हैं।'],
  toPrivate: ['कृपया ऑर्डर नंबर निजी संदेश में भेजें।'],
};

const thai: Phrasebook = {
  language: 'th',
  problems: ['ยังไม่ได้รับสินค้าหมายเลข {order} รอมา {days} วันแล้ว', 'แอปเด้งออกทุกครั้งหลังอัปเดต'],
  details: ['ส่งอีเมลไปสองครั้งไม่มีใครตอบ'],
  requests: ['ช่วยตรวจสอบให้หน่อยค่ะ', 'ขอเงินคืนครับ'],
  thanks: ['ได้รับของแล้ว ขอบคุณมากค่ะ'],
  answers: ['ขออภัยในความล่าช้า เรากำลังตรวจสอบคำสั่งซื้อ {order}'],
  toPrivate: ['รบกวนส่งหมายเลขคำสั่งซื้อทางข้อความส่วนตัวค่ะ'],
};

export const phrasebooks = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  tr: turkish,
  ru: russian,
  ja: japanese,
  zh: chinese,
  ar: arabic,
  hi: hindi,
  th: thai,
} as const satisfies Record<string, Phrasebook>;

export type Language = keyof typeof phrasebooks;

/** How often a customer writes in each language. */
export const languageWeights: Record<Language, number> = {
  en: 56,
  es: 9,
  pt: 6,
  ja: 6,
  de: 5,
  fr: 5,
  ar: 3,
  tr: 3,
  ru: 2,
  zh: 2,
  hi: 2,
  th: 1,
};
