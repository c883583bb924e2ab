import { type DangerWords, phrases } from './words.ts';

export const sv: DangerWords = {
  suicide: phrases(`
    självmord* | suicid* | ta livet av mig | ta mitt liv | tar mitt liv | vill dö | vill inte leva | orkar inte leva | inte leva längre | avsluta mitt liv | göra slut på allt | hellre död | önskar att jag var död | bättre utan mig | ingen skulle sakna mig | inte vakna | hänga mig | skära mig | skär mig | skada mig själv | självskad* | överdos* | alla tabletter | alla mina tabletter | hoppa från bron | framför tåget | farväl för alltid | sista meddelande
    | livet av mig | avskedsbrev | hoppa från | hoppar från
    | jag var död | jag vore död | framför tunnelban*
    | sömntablett* | ask tabletter
    | lyckligare utan mig | är en börda | börda för alla | somna och aldrig | somna och inte vakna | aldrig vakna
    | finns jag inte längre | jag finns inte mer | ser ingen utväg | ingen utväg | inget hopp kvar
    | ta hand om mina barn | smärtan ska ta slut | tabletterna framför mig
    | sova för alltid | somna för alltid | ingen skulle märka | om jag försvann | bättre om jag försvinner
    | bli av med mig för | min sista natt`),
  violence: phrases(`
    döda dig | dödar dig | döda er | döda alla | mörda* | hugga dig | kniv | skjuta dig | pistol | gevär | bränna ner | tända eld | vet var du bor | vet var ni bor | hittar dig | du är död | ni ska dö | du ska dö | slår mig | misshandl* | hotar mig | våldta* | gisslan | kidnapp* | stryp* | massaker | terrordåd | rädd för mitt liv
    | döda honom | döda henne | döda dem | ska döda | yxa | blod kommer | slår min | hotar att döda
    | låst in mig | hotar mig med | ska skjuta | skjuta er | skjuter er | skjuta någon | med vapen | har vapen`),
  bomb: phrases(`
    bomb | bomben | bomber | bombhot | sprängmedel | spränga | spränger | kommer explodera | granat | dynamit
    | allt kommer sprängas`),
  medical: phrases(`
    hjärtattack | hjärtinfarkt | hjärtstopp | stroke | kan inte andas | andas inte | svårt att andas | medvetslös* | svimmade | vaknar inte | reagerar inte | kramp* | blöder | mycket blod | allergisk reaktion | anafyla* | kvävs | kvävas | förgift* | kolmonoxid | elektrisk stöt | bröstsmärt* | ont i bröstet | kollapsade | ambulans | håller på att dö | svalt ett batteri | svalde | blev blå | brännskad* | drunkn* | insulin | ring 112 | ingen puls
    | tappade medvetandet | gasläcka | luktar gas | svårt att andas
    | blir blå | han dör | hon dör | jag dör snart | barnet dör | pappa dör | mamma dör
    | blod överallt`),
  not: phrases(`
    dör av skratt | skrattar ihjäl | badbomb* | bombsäker`),
};
