import { type DangerWords, phrases } from './words.ts';

export const de: DangerWords = {
  suicide: phrases(`
    suizid* | selbstmord* | freitod | bring* mich um | mich umbringen | mich umzubringen | mir das leben nehmen | nehme mir das leben | nehm mir das leben | mein leben beenden | beende mein leben | will _ sterben | möchte _ sterben | möchte nicht mehr leben | will nicht mehr leben
    | mag nicht mehr leben | keinen sinn mehr | nicht mehr leben | nicht mehr aufwachen | lieber tot | wäre ich _ tot | wünschte ich wäre tot | will tot sein | alles beenden | allem ein ende | ein ende setzen | schluss machen mit dem leben
    | kann nicht mehr weiter | lebensmüde | erhäng* | aufhäng* | pulsadern | ritz* mich | mich ritzen | selbst verletz* | selbstverletz* | mir etwas antun | tu mir was an | überdosis | alle tabletten | tabletten geschluckt | vor den zug
    | von der brücke | vom dach springen | spring* _ brücke | spring* _ dach | ohne mich besser dran | ohne mich wäre | niemand würde mich vermissen | letzte nachricht | für immer tschüss | lebt wohl | morgen nicht mehr da | halte das leben nicht mehr aus
    | nicht mehr hier sein | setze meinem leben | das ist das ende für mich | abschiedsbrief | verabschiede mich für immer | nehme mich nicht mehr | spring* vom | spring* aus dem fenster | aus dem leben | tabletten genommen
    | das leben zu nehmen | das leben genommen | das leben nehmen | weg für immer | für immer weg | strick | nicht mehr am leben
    | schlaftablette* | tabletten geschluckt | packung tabletten | schachtel tabletten`),
  violence: phrases(`
    bring* dich um | bring* euch um | bring* ihn um | bring* sie um | bring* alle um | umbringen | ermord* | mord* | totschlag* | schlag* _ tot | abstech* | stech* _ ab | ersteche* | messer | erschieß* | knall* _ ab | abknall* | pistole | gewehr | amok* | zünd* _ an | anzünd* | brand legen | fackel* _ ab | abfackel*
    | weiß wo du wohnst | weiß wo ihr wohnt | finde dich | finde raus wo | mach* dich fertig | mach* euch kalt | mach* dich kalt | du bist tot | ihr seid tot | ihr werdet sterben | du wirst sterben | schlag* dich | schlägt mich | verprügel* | würg* | erwürg* | vergewalt* | geisel* | entführ* | bedroht mich
    | angst um mein leben | säure | köpf* | massaker | attentat* | terroranschlag | lasst mich nicht raus | lässt mich nicht gehen | kehle durch*
    | bring* ich _ um | töt* ich | mach* ich kalt | stech* ich | erschieß* ich | schlag* ich | bringt mich um | prügelt | geschlagen | schlägt meine | komm* _ vorbei mit | blut fließen | bluten lassen | rächen | axt
    | töte dich | töte euch | töte ihn | töte sie | töte alle | genick | eingesperrt | hat eine waffe | mit einer waffe | waffe dabei`),
  bomb: phrases(`
    bombe* | bombendrohung | sprengstoff* | spreng* | in die luft jagen | jag* _ in die luft | hochjagen | hochgehen lassen | explodier* gleich | wird explodieren | granate* | dynamit | zünder
    | zündet gleich | gasflasche
    | alles hoch | geht _ hoch | fliegt _ in die luft`),
  medical: phrases(`
    herzinfarkt | herzstillstand | schlaganfall | keine luft | krieg* _ luft | bekomm* _ luft | atmet nicht | atemnot | nicht mehr atmen | kann nicht atmen | bewusstlos* | ohnmächtig | wacht nicht auf | reagiert nicht mehr | krampfanfall | krampft | blutet | verblut* | viel blut | allergischer schock | allergische reaktion | anaphyla* | erstick*
    | verschluckt | vergift* | giftig* _ getrunken | kohlenmonoxid | stromschlag | brustschmerz* | schmerzen in der brust | zusammengebrochen | krankenwagen | rettungswagen | notarzt | notaufnahme | notruf | liegt im sterben | ich sterbe | batterie verschluckt | läuft blau an | blau angelaufen | verbrennung* | verbrüht
    | ertrink* | ertrunken | insulin | medizinischer notfall | hals schwillt | zunge schwillt | kein puls
    | kollabiert | umgekippt | gasgeruch | riecht nach gas | luftröhre | schwer verletzt | kippt um
    | liegt im sterben | er stirbt | sie stirbt | stirbt gerade | nicht ansprechbar
    | voller blut | alles voll blut | finger ab`),
  not: phrases(`
    badebombe* | samenbombe* | bombenwetter | bombenstimmung | bombig* | bombastisch* | sterbe vor lachen | lach* mich tot | zum sterben schön | todsicher | messerblock | messerset | wassermesser | mordsmäßig | umbringend komisch | sprengt _ rahmen | sprengt _ budget | rasensprenger`),
};
