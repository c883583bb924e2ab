import type { Translation } from '../catalogue.ts';
import type { channel as english } from '../en/channel.ts';

export const channel: Translation<typeof english> = {
  'channel.lead': 'Die Konten, mit denen Sie zuhören und antworten, und wie es jedem geht.',
  'channel.connect': 'Netzwerk verbinden',
  'channel.empty': 'Noch keine Konten',
  'channel.empty.body': 'Verbinden Sie ein Konto; was Kunden ihm schreiben, kommt im Posteingang an.',
  'channel.empty.ask': 'Bitten Sie einen Inhaber des Arbeitsbereichs, ein Konto zu verbinden.',
  'channel.actions': 'Aktionen für @{handle}',
  'channel.back': 'Zurück',
  'channel.new_tab': '(öffnet einen neuen Tab)',
  'channel.ledger': 'Was es empfangen hat',
  'channel.sandbox.open': 'Übungsnetzwerk öffnen',

  'channel.health.well': 'Verbunden',
  'channel.health.paused': 'Soll warten',
  'channel.health.trouble': 'Gestört',
  'channel.health.reconnect': 'Braucht neue Zugangsdaten',
  'channel.health.disconnected': 'Getrennt',
  'channel.remedy.well': 'Alles in Ordnung.',
  'channel.remedy.paused':
    'Earshot fragt um {time} von selbst wieder nach. Nichts geht verloren: Was bis dahin kommt, wird dann gelesen.',
  'channel.remedy.trouble':
    'Earshot versucht es von selbst erneut. Nichts geht verloren: Was fehlte, wird dann gelesen.',
  'channel.remedy.reconnect': 'Verbinden Sie das Konto erneut. Wartende Antworten gehen dann hinaus.',
  'channel.remedy.disconnected':
    'Nichts wird empfangen oder gesendet. Was empfangen wurde, bleibt; Sie können das Konto jederzeit wieder verbinden.',

  'channel.last_delivery': 'Letzte Lieferung',
  'channel.last_poll': 'Zuletzt nachgesehen',
  'channel.connected_at': 'Verbunden',
  'channel.nothing_yet': 'Noch nichts',
  'channel.not_yet': 'Noch nicht',
  'channel.hook': 'Das Netzwerk liefert an',
  'channel.hook.none': 'Earshot fragt nach Neuem',
  'channel.hook.hint': 'Das Ende der Adresse ist ein Geheimnis zwischen dem Netzwerk und Earshot.',

  'channel.poll': 'Jetzt nachsehen',
  'channel.poll.busy': 'Wird nachgesehen …',
  'channel.poll.hint': 'Fragt das Netzwerk jetzt nach dem, was gefehlt haben könnte.',
  'channel.poll.done':
    '{deliveries, plural, =0 {Nichts Neues für @{handle}.} one {Eine neue Lieferung für @{handle}.} other {{deliveries, number} neue Lieferungen für @{handle}.}}',

  'channel.choose': 'Wo soll Earshot zuhören?',
  'channel.choose.none': 'Diese Installation kennt kein Netzwerk, das sich hier verbinden lässt.',
  'channel.choose.needs_live': 'Braucht einen echten Arbeitsbereich',
  'channel.ability.reply': 'öffentliche Antworten',
  'channel.ability.direct': 'Direktnachrichten',
  'channel.ability.like': '„Gefällt mir“',
  'channel.ability.hide': 'Ausblenden',
  'channel.ability.delete': 'Löschen',
  'channel.ability.images': 'Bilder',

  'channel.connect.title': '{label} verbinden',
  'channel.connect.done': '@{handle} ist verbunden.',
  'channel.connect.done.body': 'Was in den letzten 7 Tagen kam, wird gelesen.',
  'channel.enter': 'Diese Adresse beim Maildienst eintragen',
  'channel.enter.body':
    'Lassen Sie ihn jede E-Mail an {label} per HTTP POST dorthin liefern, so wie sie geschrieben wurde („raw MIME“). Die Adresse ist geheim und steht nur jetzt da; eine frühere gilt nicht mehr.',
  'channel.enter.address': 'Adresse',
  'channel.form.body':
    'Earshot probiert die Zugangsdaten bei {label} aus, bevor etwas gespeichert wird. Geheimnisse werden verschlüsselt aufbewahrt.',
  'channel.form.action': 'Verbinden',
  'channel.form.busy': '{label} wird gefragt …',
  'channel.missing': 'Das wird gebraucht.',
  'channel.no_address': 'Das ist keine Adresse. Sie beginnt mit https://',
  'channel.secret.show': 'Geheimnis zeigen',
  'channel.secret.hide': 'Geheimnis verbergen',

  'channel.sign_in.body':
    'Sie melden sich auf der Seite des Netzwerks an und stimmen dort zu. Earshot sieht Ihr Passwort nie.',
  'channel.sign_in.action': 'Weiter zur Anmeldung',
  'channel.sign_in.asks': 'Dort werden Sie gefragt, ob Earshot dies darf',
  'channel.asks.read': 'Ihr Konto, Beiträge und Erwähnungen lesen, damit Kunden im Posteingang ankommen',
  'channel.asks.write': 'Beiträge und Bilder schreiben, eigene ändern und löschen',
  'channel.asks.like': 'Beiträge favorisieren',
  'channel.asks.restrain': 'Konten blockieren und stummschalten',
  'channel.asks.pages': 'die Seiten sehen, die Sie betreuen, damit Sie eine auswählen können',
  'channel.asks.comments': 'Kommentare, Beiträge von Besuchern, Erwähnungen und Empfehlungen lesen',
  'channel.asks.moderate': 'Kommentare beantworten, mit „Gefällt mir“ markieren, verbergen und löschen',
  'channel.asks.messages': 'Nachrichten an die Seite lesen und beantworten',
  'channel.asks.direct': 'Direktnachrichten lesen und senden',
  'channel.asks.hide': 'Antworten auf die eigenen Beiträge verbergen',
  'channel.app': 'Über Ihre App',
  'channel.app.body':
    'Alle Konten bei {label} werden über eine App von Ihnen verbunden, die dort einmal registriert ist. Earshot merkt sich die Angaben für das nächste Konto.',
  'channel.app.known': 'Ihre App {id} wird wieder verwendet.',
  'channel.app.change': 'App ändern',
  'channel.pick.title': 'Welches Konto?',
  'channel.pick.body':
    'Sie dürfen für mehrere sprechen. Wählen Sie das Konto, das verbunden wird; die anderen können folgen.',
  'channel.sign_in.more': 'Mehr',
  'channel.code.title': 'Code eingeben',
  'channel.code.body':
    'Dieser Server zeigt einen Code, statt Sie zurückzuschicken. Öffnen Sie seine Seite, stimmen Sie zu und kopieren Sie den Code hierher.',
  'channel.code.open': 'Seite des Servers öffnen',
  'channel.code': 'Zugangscode',
  'channel.finish.title': 'Wird verbunden …',
  'channel.finish.body': 'Earshot fragt das Netzwerk, wer Sie sind.',
  'channel.finish.failed': 'Nicht verbunden',
  'channel.finish.nothing': 'Nichts wurde geändert.',
  'channel.finish.denied':
    'Sie haben dort abgelehnt, oder es ging nicht weiter. Verbinden Sie noch einmal, wenn Sie möchten.',

  'channel.reconnect': 'Erneut verbinden',
  'channel.credentials': 'Zugangsdaten ändern',
  'channel.reconnect.title': '@{handle} erneut verbinden',
  'channel.reconnect.done': '@{handle} ist wieder verbunden.',

  'channel.disconnect': 'Trennen',
  'channel.disconnect.title': '@{handle} trennen?',
  'channel.disconnect.body':
    'Earshot hört für dieses Konto auf zuzuhören und zu senden und vergisst seine Zugangsdaten. Unterhaltungen und Nachrichten bleiben. Antworten, die unterwegs sind, warten, bis es wieder verbunden ist.',
  'channel.disconnect.done': '@{handle} ist getrennt.',

  'channel.live.title': '{label} braucht einen echten Arbeitsbereich',
  'channel.live.body':
    '„{name}“ ist zum Üben: Die Kunden darin sind erfunden. Echte Kunden haben einen eigenen Arbeitsbereich, damit sich nichts mischt. Sie können jederzeit zwischen beiden wechseln.',
  'channel.live.name': 'Name des echten Arbeitsbereichs',
  'channel.live.name.help': 'Sie werden Inhaber. Danach wird {label} verbunden.',
  'channel.live.create': 'Anlegen und weiter',
  'channel.live.go': 'Weiter in {name}',
  'channel.live.ask':
    'Sie dürfen keine Arbeitsbereiche anlegen. Bitten Sie einen Inhaber, einen echten anzulegen und Sie einzuladen.',
  'channel.speaker': 'Wessen Konto…',
  'channel.speaker.title': 'Wem gehört @{handle}?',
  'channel.speaker.body': 'Vom eigenen Konto eines Kollegen spricht nur er, und alles Öffentliche sagt, für wen.',
  'channel.speaker.whose': 'Wessen',
  'channel.speaker.brand': 'Der Marke',
  'channel.speaker.disclosure': 'Offenlegung',
  'channel.speaker.disclosure.help': 'Steht unter allem Öffentlichen, etwa „Ich arbeite für Acme“.',
  'channel.speaker.disclosure.missing': 'Sagen Sie, für wen dieses Konto spricht.',
  'channel.speaker.save': 'Speichern',
  'channel.speaker.done': 'Gespeichert',
  'channel.speaker.of': 'Persönliches Konto von {name}',

  'channel.health.halted': 'Pausiert',
  'channel.halt': 'Pausieren',
  'channel.halt.done': '@{handle} pausiert. Was ankommt, wird aufgehoben.',
  'channel.resume': 'Weiterlaufen lassen',
  'channel.resume.done': '@{handle} läuft weiter. Was inzwischen kam, wird gelesen.',
  'channel.halted': 'Pausiert',
  'channel.halted.by': '{name} hat es pausiert',
  'channel.halted.remedy':
    '{held, plural, =0 {Was ankommt, wird ungelesen aufgehoben, und nichts geht hinaus. Alles geschieht, sobald das Konto weiterläuft.} one {Eine Lieferung ist ungelesen aufgehoben, und nichts geht hinaus. Alles geschieht, sobald das Konto weiterläuft.} other {{held, number} Lieferungen sind ungelesen aufgehoben, und nichts geht hinaus. Alles geschieht, sobald das Konto weiterläuft.}}',

  'channel.lag': 'Verzug',
  'channel.lag.hint': 'Zwischen dem, was im Netzwerk geschah, und dem Eintreffen bei Earshot, in den letzten 7 Tagen.',
  'channel.lag.of':
    '{messages, plural, one {bei einer Nachricht} other {die Hälfte von {messages, number} Nachrichten; die langsamste {worst}}}',
  'channel.poll.every': 'alle {time}',
  'channel.ends': 'Zugangsdaten enden',
  'channel.ends.note': 'Die Zugangsdaten enden',
  'channel.ends.remedy': 'Verbinden Sie das Konto vorher neu, dann fehlt nichts.',
  'channel.lacks': 'Das Netzwerk hat nicht alle Rechte gegeben. Earshot darf nicht',
  'channel.lacks.remedy': 'Ändern Sie die Zugangsdaten und stimmen Sie allem zu, um sie zu erhalten.',
  'channel.detail': 'Grenzen und Fehler',
  'channel.detail.of': 'Grenzen und Fehler von @{handle}',
  'channel.limits': 'Was das Netzwerk noch erlaubt',
  'channel.limits.none': 'Das Netzwerk hat nichts gesagt.',
  'channel.limit.left': '{left} übrig',
  'channel.limit.resets': 'alles wieder um {time}',
  'channel.limit.said': 'Stand:',
  'channel.strangers': 'Private Nachrichten von Fremden',
  'channel.strangers.true': 'Fremde können diesem Konto schreiben.',
  'channel.strangers.false': 'Fremde können diesem Konto nicht schreiben.',
  'channel.strangers.unknown':
    'Das Netzwerk sagt nicht, ob Fremde diesem Konto schreiben können. Schreiben Sie ihm von einem Konto, das nichts mit ihm zu tun hat: Was binnen Minuten im Posteingang ankommt, beweist es.',
  'channel.troubles': 'Was zuletzt schiefging',
  'channel.troubles.none': 'Nichts bekannt.',
  'channel.trouble.times': '{times, plural, one {einmal} other {{times, number}-mal}}',
  'channel.trouble.lasts': 'dauert an',
  'channel.trouble.over': 'vorbei',
  'channel.cure.auth_expired': 'Verbinden Sie das Konto erneut.',
  'channel.cure.permission':
    'Ändern Sie die Zugangsdaten und stimmen Sie diesem Recht zu, oder fragen Sie, wer das Konto betreut.',
  'channel.cure.rate_limited': 'Nichts zu tun: Earshot wartet, solange das Netzwerk darum bittet.',
  'channel.cure.quota_exhausted':
    'Das Kontingent des Zugangs ist verbraucht. Erhöhen Sie es beim Netzwerk, oder warten Sie auf das nächste.',
  'channel.cure.transient':
    'Nichts zu tun: Earshot versucht es von selbst erneut. Dauert es an, sehen Sie auf der Statusseite des Netzwerks nach.',
  'channel.cure.other':
    'Kommt es wieder, sehen Sie nach, was empfangen wurde, und sagen Sie es denen, die diese Installation betreiben.',
};
