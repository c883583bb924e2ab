/**
 * Words of four letters and more that say nothing of a matter, in the languages of the app, folded. Shorter words are never
 * counted. In a small library they are as rare as the words that matter.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `about after again also been before being could does done dont each ever every from have hello here into just keep know
  like made make many more most much must need never only other over please really same send shall should some still such
  take than thank thanks that their them then there these they thing this those time today very want were what when where
  which while will with without would write year your yours because cant
  aber alle allem allen aller alles also auch beim bitte danke dann dass dein deine denn deren dich diese diesem diesen
  dieser dieses doch dort durch eine einem einen einer eines euch euer etwas ganz gern gerne guten habe haben hallo hatte
  heute hier ihnen ihre ihrem ihren ihrer immer jetzt kann kein keine keinen konnen mehr mein meine meinem meinen meiner
  mich mochte muss nach nicht noch nochmal oder ohne schon sein seine seit sich sind sollte uber unser unsere viel vielen
  vom wann wann warum weil wenn werde werden wieder wird wurde zwei zwischen
  ahora algo antes aqui asi aun bien buenas buenos cada como cual cuando desde donde ella ellos entonces entre eres esta
  estan estas este esto estos estoy gracias hace hacer hasta hola luego mas mismo mucho muchas muchos nada nunca otra otro
  para pero poco porque puede puedo pues quien quiero saludos sera siempre sobre solo somos soy tambien tanto tengo tiene
  todo todos tras usted ustedes vosotros
  alors apres aussi autre aux avant avec avez avoir bien bonjour cela celle celui cette ceux chez chaque comme comment dans
  depuis donc dont elle elles encore entre etait etes etre fait faire fois grand ici jamais leur leurs mais meme merci mes
  moins notre nous parce pendant peut plus pour pourquoi quand quel quelle quoi rien sans sera seulement sont sous suis sur
  tous tout toute toutes tres trop une veux votre vous
  هذا هذه ذلك التي الذي على إلى عن مع كان كانت لكن لماذا متى كيف أين لقد شكرا مرحبا السلام عليكم`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
