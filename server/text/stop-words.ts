/** Words that say nothing of what a message is about, in the languages that customers write most. */
const lists = [
  // English
  `a about after again all also am an and any are aren't as at back be because been before being but by can can't cannot could
  couldn't day did didn't do does doesn't doing don't done down even ever every for from get gets getting give go going good got
  had has have haven't having he hello help her here hey hi him his how i i'd i'll i'm i've if in into is isn't it it's its just
  know let like ll lol make many me more most much my need never new no not nothing now of off ok okay on one only or other our
  out over own please pls really right said same say see she should since so some still such sure take tell than thank thanks
  that that's the their them then there there's these they thing things think this those time to today tomorrow too try trying
  two u up ur us use used using very want was wasn't way we we're we've well were what what's when where which while who why
  will with won't would yes yesterday yet you you're you've your yours`,
  // German
  `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist bitte da dabei damit danke dann darf das
  dass dein deine dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
  einer eines einfach er es etwas euch euer eure für ganz gar gerade gibt habe haben hallo hat hatte hätte heute hier hilfe ich
  ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ist ja jede jetzt kann kein keine keinen können könnt man mal mehr mein
  meine meinem meinen meiner mich mir mit morgen muss nach nein nicht nichts noch nun nur ob oder ohne schon sehr sein seine seit
  sich sie sind so soll sollte sonst um und uns unser unsere unter viel vom von vor wann war waren warum was weg weil wenn wer
  werde werden wie wieder will wir wird wo wollen würde zu zum zur`,
  // Spanish
  `a al algo alguien ahora antes aquí así aún aunque bien buenas buenos cada como cómo con cual cuál cuando cuándo de del desde
  dice día días donde dónde dos el él ella ellos en entre era eres es esa ese eso esta está están estar este esto estos estoy favor
  fue gracias ha había hace hacer han hasta hay he hola hoy la las le les lo los más me mi mis mucho muy nada ni no nos nosotros
  nunca o os otra otro para pero poco por porque porqué puede puedo que qué quien quién quiero se sea ser si sí sido siempre sin
  sobre solo sólo son soy su sus también tan te tengo tenéis tiene todo todos tu tú tus un una unas uno unos usted ustedes va vez
  vosotros voy vuestra vuestro y ya yo`,
  // French
  `a ai alors après au aucun aujourd'hui aussi autre aux avait avant avec avez avoir avons bien bonjour bonsoir c'est ça car ce
  cela ces cet cette ceux chez comme comment d'un d'une dans de depuis des deux dire dit dois donc du elle elles en encore entre
  es est et étais était été être eu fait faire faut ici il ils j'ai je jamais jour la là le les leur leurs lui ma mais me même
  merci mes moi moins mon n'est ne ni non nos notre nous on ont ou où par parce pas peu peut peux plus plusieurs pour pourquoi
  puis qu'il quand que quel quelle qui quoi rien sa sans se sera ses si sont sous suis sur svp ta te tes toi ton toujours tous
  tout toute toutes très trop tu un une va vais vers veux voici voilà vos votre vous y`,
  // Italian, Portuguese, Dutch
  `ancora anche che chi ci ciao come con cosa così da dal dalla dei del della delle di dove è ed gli grazie ha hanno ho il io la
  le lo loro ma mi mia mio nel nella non oggi per perché più può quando quello questa questo sono sta su sul tutto un una vi voi
  ainda até com como da das de dele do dos e ela ele em essa esse está este eu fazer foi hoje isso já mais mas me meu minha muito
  na não nas nem no nos nossa nosso o obrigada obrigado olá os ou para pela pelo por porque porquê qual quando quem que se sem ser
  seu só sua são também tem tenho uma vocês você
  aan al alles als altijd ben bij dan dat de deze die dit doen door dus een en er geen graag haar had hallo heb hebben heeft hem
  het hier hij hoe hoi ik in is jij je jullie kan maar me meer mij mijn moet naar niet niets nog nu of om omdat ook op over te
  tot uit van veel voor waar waarom wanneer was wat we weer wel wie wil worden wordt zal ze zei zelf zich zij zijn zo zonder`,
  // Arabic
  `أن أنا أنت أنتم أو أي أين إلى إن إذا السلام الله الى اليوم الذي التي الان الآن انا او اي ايش اذا بعد بس به بها تم ثم حتى شكرا
  عن عند عندي على عليكم عليه غير فقط في فيه فيها قبل قد كان كانت كل كم كيف لا لم لما لماذا لن له لها لكم لكن لو لي ليس ليش ما ماذا
  متى مع من منذ مرحبا نعم هذا هذه هل هنا هو هي و وش ولا وين يا يوم`,
];

export const stopWords: ReadonlySet<string> = new Set(lists.flatMap((list) => list.split(/\s+/)));
