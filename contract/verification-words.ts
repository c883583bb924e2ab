/** Said in an answer, they give away what stands in somebody’s account. */
export const accountWords = [
  ...['your balance', 'your account balance', 'your account number is', 'your customer number is', 'your address is'],
  ...[
    'your date of birth is',
    'your last invoice',
    'your contract ends',
    'your order was delivered to',
    'your password is',
  ],
  ...[
    'ihr kontostand',
    'dein kontostand',
    'ihre kundennummer lautet',
    'deine kundennummer lautet',
    'ihre adresse lautet',
  ],
  ...['deine adresse lautet', 'ihr guthaben', 'dein guthaben', 'ihre letzte rechnung', 'deine letzte rechnung'],
  ...['su saldo', 'tu saldo', 'su número de cuenta es', 'su dirección es', 'tu dirección es', 'su última factura'],
  ...['votre solde', 'ton solde', 'votre numéro de client est', 'votre adresse est', 'votre dernière facture'],
  ...['رصيدك', 'رقم حسابك هو', 'عنوانك هو', 'فاتورتك الأخيرة'],
];

/** Said in an answer, something of somebody’s account was or will be changed. */
export const changeWords = [
  ...['changed your', 'updated your', 'reset your password', 'cancelled your', 'canceled your', 'closed your account'],
  ...['your address has been changed', 'your password has been reset', 'your order has been cancelled'],
  ...['your contract has been cancelled', 'your account has been closed', 'will change your', 'will cancel your'],
  ...[
    'adresse geändert',
    'adresse wurde geändert',
    'passwort zurückgesetzt',
    'bestellung storniert',
    'vertrag gekündigt',
  ],
  ...['bestellung wurde storniert', 'vertrag wurde gekündigt', 'konto geschlossen', 'konto wurde geschlossen'],
  ...['hemos cambiado su', 'hemos cambiado tu', 'hemos actualizado su', 'hemos cancelado su', 'hemos cancelado tu'],
  ...['nous avons modifié votre', 'nous avons changé votre', 'nous avons annulé votre', 'nous avons résilié votre'],
  ...['تم تغيير عنوانك', 'تم إلغاء طلبك', 'قمنا بتغيير', 'قمنا بإلغاء', 'تم إغلاق حسابك'],
];

/** What proves somebody, and is therefore never asked for where others read it. */
export const askingWords = [
  ...['verification code', 'one-time code', 'one time code', 'your security code', 'security question'],
  ...['your date of birth', 'mother’s maiden name', "mother's maiden name", 'last four digits'],
  ...[
    'bestätigungscode',
    'einmalcode',
    'sicherheitsfrage',
    'ihr geburtsdatum',
    'dein geburtsdatum',
    'letzten vier ziffern',
  ],
  ...['código de verificación', 'código de un solo uso', 'su fecha de nacimiento', 'tu fecha de nacimiento'],
  ...['pregunta de seguridad', 'code de vérification', 'code à usage unique', 'votre date de naissance'],
  ...['question de sécurité', 'رمز التحقق', 'تاريخ ميلادك', 'سؤال الأمان'],
];

/** Said by a customer who is in a hurry. */
export const urgentWords = [
  ...['urgent*', 'immediately', 'right now', 'asap', 'hurry', 'at once', 'dringend*', 'sofort', 'eilig*', 'urgente*'],
  ...[
    'inmediatamente',
    'ahora mismo',
    'de inmediato',
    'immédiatement',
    'tout de suite',
    'عاجل',
    'عاجلا',
    'فورا',
    'حالا',
  ],
];

/** Said by a customer who wants money. */
export const payoutWords = [
  ...[
    'refund*',
    'pay out',
    'payout*',
    'transfer*',
    'bank account',
    'iban',
    'gift card*',
    'money back',
    'send the money',
  ],
  ...[
    'erstatt*',
    'rückerstatt*',
    'auszahl*',
    'überweis*',
    'gutschein*',
    'reembols*',
    'transferencia*',
    'cuenta bancaria',
  ],
  ...['devolver el dinero', 'rembours*', 'virement*', 'compte bancaire', 'استرداد', 'تحويل', 'حساب بنكي', 'أموالي'],
];
