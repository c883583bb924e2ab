import { type DangerWords, phrases } from './words.ts';

export const de: DangerWords = {
  suicide: phrases(`
    suizid* | selbstmord* | freitod | bring* mich um | mich umbringen | mich umzubringen | mir das leben nehmen | nehme mir das leben | nehm mir das leben | mein leben beenden | beende mein leben | will _ sterben | möchte _ sterben | möchte nicht mehr leben | will nicht mehr leben
    | mag nicht mehr leben | keinen sinn mehr | nicht mehr leben | nicht mehr aufwachen | lieber tot | wäre ich _ tot | wünschte ich wäre tot | will tot sein | alles beenden | allem ein ende | ein ende setzen | schluss machen mit dem leben
    | kann nicht mehr weiter | lebensmüde | erhäng* | aufhäng* | pulsadern | ritz* mich | mich ritzen | selbst verletz* | selbstverletz* | mir etwas antun | tu mir was an | überdosis | alle tabletten | tabletten geschluckt | vor den zug
    | von der brücke | vom dach springen | spring* _ brücke | spring* _ dach | ohne mich besser dran | ohne mich wäre | niemand würde mich vermissen | letzte nachricht | für immer tschüss | lebt wohl | morgen nicht mehr da | halte das leben nicht mehr aus
    | nicht mehr hier sein | setze meinem leben | das ist das ende für mich | abschiedsbrief | verabschiede mich für immer | nehme mich nicht mehr | spring* vom | spring* aus dem fenster | aus dem leben | tabletten genommen
    | das leben zu nehmen | das leben genommen | das leben nehmen | weg für immer | für immer weg | strick | nicht mehr am leben
    | schlaftablette* | tabletten geschluckt | packung tabletten | schachtel tabletten
    | bring* mich _ um | bringe ich mich | schluss mit meinem leben | mache schluss mit | mach schluss mit allem
    | auf der brücke | steh* _ brücke | spring* gleich | gleich springen | springe jetzt | wenn ich tot wäre | tot wäre
    | lebenswillen | lebenswille | keine kraft mehr zu leben | letzter tag auf | mein letzter tag
    | heute ist der letzte tag | habe einen strick | mich aufhängen | mich erschießen | erschieße mich | mich vergiften
    | mich vor einen zug | leben ist vorbei | leben nicht mehr wert | nichts mehr wofür | will weg sein für immer
    | sagt meinen kindern | sich umbringen | bringt sich um | sich das leben | sie ritzt sich | er ritzt sich
    | ihr würdet mich nicht vermissen | keiner vermisst mich | will einfach weg sein | will nicht mehr da sein
    | handvoll tabletten | alle pillen
    | schluss macht mit allem | macht schluss mit allem | laufendem motor | wache ich nicht mehr auf | esse seit wochen nichts
    | frieden gefunden | endlich frieden | endlich ruhe haben | ohne mich alle besser | ohne mich besser
    | ohne mich glücklicher | alle _ besser dran | nur eine last | bin eine last | zur last falle | last für alle
    | last für meine | einschlafen und nie | einschlafen und nicht mehr | nie wieder wach | nie wieder aufwachen
    | nie mehr aufwachen | nicht mehr wach werden | wenn ihr das lest bin ich | wenn sie das lesen bin ich
    | bin ich nicht mehr da | bin ich schon weg | gibt es mich nicht mehr | werde nicht mehr da sein
    | hört das alles auf | dann ist alles vorbei | hat alles ein ende | sehe keinen ausweg | keinen ausweg
    | kein ausweg | keine hoffnung mehr | keine zukunft mehr | hat keinen sinn mehr | kümmert euch um meine
    | kümmert euch um meinen | passt auf meine kinder auf | war schön mit euch | alles verschenkt | tabletten vor mir
    | tabletten _ vor mir | tabletten in der hand | genug tabletten | tabletten gezählt | tabletten gesammelt
    | über das geländer | am abgrund | kann so nicht mehr weiter | steh* _ auf dem dach | stehe auf den gleisen
    | liege auf den gleisen | sitze auf den gleisen | sagt meiner familie dass ich | sagt meinen eltern dass ich
    | für immer schlafen | für immer einschlafen | besser wenn ich verschwinde | besser wenn ich nicht mehr
    | besser wenn ich weg | seid ihr mich los | sind sie mich los | sind sie mich bald los | mich bald los
    | meine sachen geordnet | einen besseren vater verdient | eine bessere mutter verdient | niemand würde merken
    | niemand würde es merken | keiner würde merken | keiner würde es merken | brauche nur noch den mut
    | gegen einen baum fahren | gegen die wand fahren | hoffe es ist meine letzte nacht | braucht ihr mich nicht mehr`),
  violence: phrases(`
    bring* dich um | bring* euch um | bring* ihn um | bring* sie um | bring* alle um | umbringen | ermord* | mord* | totschlag* | schlag* _ tot | abstech* | stech* _ ab | ersteche* | messer | erschieß* | knall* _ ab | abknall* | pistole | gewehr | amok* | zünd* _ an | anzünd* | brand legen | fackel* _ ab | abfackel*
    | weiß wo du wohnst | weiß wo ihr wohnt | finde dich | finde raus wo | mach* dich fertig | mach* euch kalt | mach* dich kalt | du bist tot | ihr seid tot | ihr werdet sterben | du wirst sterben | schlag* dich | schlägt mich | verprügel* | würg* | erwürg* | vergewalt* | geisel* | entführ* | bedroht mich
    | angst um mein leben | säure | köpft | geköpft | köpfe dich | köpfe euch | massaker | attentat* | terroranschlag | lasst mich nicht raus | lässt mich nicht gehen | kehle durch*
    | bring* ich _ um | töt* ich | mach* ich kalt | stech* ich | erschieß* ich | schlag* ich | bringt mich um | prügelt | geschlagen | schlägt meine | komm* _ vorbei mit | blut fließen | bluten lassen | rächen | axt
    | töte dich | töte euch | töte ihn | töte sie | töte alle | genick | eingesperrt | hat eine waffe | mit einer waffe | waffe dabei
    | zusammengeschlagen | zusammen geschlagen | schädel ein | fresse ein | fresse polieren | die zähne aus
    | auf die fresse | gibt es tote | gibt tote | wird tote geben | werdet ihr sterben | werdet alle sterben
    | mit der waffe | mit einem gewehr | bewaffnet* | geschossen | schüsse | schießerei | mit dem messer | messer bei
    | bring* _ alle um | mach* _ alle kalt | hau* _ tot | tret* _ tot | tritt mich | stößt mich | schlägt die kinder
    | schlägt mein | hat mich angegriffen | überfallen | verfolgt mich | stalkt mich | sollst verrecken | sollt verrecken
    | verreck* | krepier* | kopf ab | werdet brennen | werdet bluten | wirst bluten | wirst brennen | ich weiß wo
    | lass mich nicht raus | hält mich fest
    | hacke | hack* _ ab | mit dem hammer | mit der axt | verprügelt uns
    | weiß wo er wohnt | weiß wo sie wohnt | weiß wo _ wohnt | tage sind gezählt | soll* sich warm anziehen
    | weihnachten nicht erleben
    | was morgen mit eurer filiale | was morgen früh mit eurer | was mit eurer filiale passiert
    | wartet ab was morgen | tritt die tür ein | bricht die tür auf`),
  bomb: phrases(`
    bombe* | bombendrohung | sprengstoff* | spreng* | in die luft jagen | jag* _ in die luft | hochjagen | hochgehen lassen | explodier* gleich | wird explodieren | granate* | dynamit | zünder
    | zündet gleich | gasflasche
    | alles hoch | geht _ hoch | fliegt _ in die luft
    | koffer _ tickt | paket _ tickt | tasche _ tickt | herrenlos* _ koffer | herrenloser koffer | verdächtiges paket
    | verdächtiger koffer | verdächtige tasche | tickt gleich | sprengsatz* | flieg* in die luft | in die luft fliegen
    | zeitzünder
    | knallt es | es knallt um
    | räumt das gebäude | räumen sie das gebäude`),
  medical: phrases(`
    herzinfarkt | herzstillstand | schlaganfall | keine luft | krieg* _ luft | bekomm* _ luft | atmet nicht | atemnot | nicht mehr atmen | kann nicht atmen | bewusstlos* | ohnmächtig | wacht nicht auf | reagiert nicht mehr | krampfanfall | krampft | blutet | verblut* | viel blut | allergischer schock | allergische reaktion | anaphyla* | erstick*
    | verschluckt | vergift* | giftig* _ getrunken | kohlenmonoxid | stromschlag | brustschmerz* | schmerzen in der brust | zusammengebrochen | krankenwagen | rettungswagen | notarzt | notaufnahme | notruf | liegt im sterben | ich sterbe | batterie verschluckt | läuft blau an | blau angelaufen | verbrennung* | verbrüht
    | ertrink* | ertrunken | insulin | medizinischer notfall | hals schwillt | zunge schwillt | kein puls
    | kollabiert | umgekippt | gasgeruch | riecht nach gas | luftröhre | schwer verletzt | kippt um
    | liegt im sterben | er stirbt | sie stirbt | stirbt gerade | nicht ansprechbar
    | voller blut | alles voll blut | finger ab
    | es brennt | brennt es | haus brennt | wohnung brennt | küche brennt | brennt lichterloh | in flammen
    | feuer gefangen | feuer im | rauch kommt | alles voll rauch | voller rauch | rauchentwicklung | eingeschlossen im
    | eingeschlossen in | im aufzug fest | stecken im aufzug | stecke im aufzug | im aufzug eingeschlossen
    | im heißen auto | kind im auto | baby im auto | knopfzelle | batterie _ verschluckt | ich blute | blute stark
    | blutend | bluten nicht | blutung | blutungen | bekomm* _ keine luft | kriegt kaum luft | kaum luft
    | hört nicht auf zu bluten | überdosiert | zuckerschock | unterzucker* | aus dem mund schaum | schaum vor dem mund
    | brauche einen arzt | brauchen einen arzt | brauche hilfe sofort | schickt hilfe | schicken sie hilfe
    | ruft die polizei | polizei rufen | rettungsdienst | feuerwehr | lebensgefahr | herz rast
    | starke schmerzen in der brust
    | bewegt sich nicht | rührt sich nicht | schwillt | angefahren | überfahren | doppelte dosis | doppelte menge tabletten | ganz verwirrt | kopf ist offen | platzwunde
    | bekommt _ kaum luft | kaum noch luft | grau im gesicht | druck auf der brust | druck in der brust
    | kalter schweiß | kaltschweißig | hängender mundwinkel | mundwinkel hängt | lallt | ohne insulin | kein insulin
    | sauerstoff ist leer | schnappt nach luft
    | spricht _ undeutlich | redet _ undeutlich | arm hängt | halbe gesicht | gesichtshälfte | lippen sind ganz blass
    | lippen sind weiß | antwortet mir nicht mehr`),
  not: phrases(`
    foto _ geschossen | fotos _ geschossen | bild _ geschossen | bilder _ geschossen | linse geschossen | tor geschossen | tore geschossen | schnäppchen _ geschossen |
    badebombe* | samenbombe* | bombenwetter | bombenstimmung | bombig* | bombastisch* | sterbe vor lachen | lach* mich tot | zum sterben schön | todsicher | messerblock | messerset | wassermesser | mordsmäßig | umbringend komisch | sprengt _ rahmen | sprengt _ budget | rasensprenger
    | suicide squad | bombe entschärft | weltkriegsbombe* | fliegerbombe* | der bombe | warteschlange bringt mich um
    | hitze bringt mich um | mücken bringen mich _ um | fast _ herzinfarkt | beinahe _ herzinfarkt
    | keine luft mehr im reifen | luft im reifen | sterbe vor neugier | sterbe vor hunger | sterbe vor langeweile
    | mörder war der gärtner | brennt eure kerze | kerze brennt | brennt mir auf | neugier | bombenangebot
    | schlagt mich aber | erschieße mich wenn die hotline`),
};
