import { type DangerWords, phrases } from './words.ts';

export const nl: DangerWords = {
  suicide: phrases(`
    zelfmoord* | suicid* | zelfdoding | mezelf van kant | mij van kant | mezelf doden | maak mezelf dood | mezelf iets aandoen | mezelf wat aandoen | wil dood | wil _ sterven | wil niet meer leven | niet meer leven | uit het leven stappen | stap eruit | een einde aan mijn leven | einde maken aan | beter af zonder mij | liever dood | was ik maar dood | niet meer wakker worden | geen reden om te leven | niemand zou me missen | niemand mist me | mezelf snijden | snij mezelf | polsen door | ophangen | mezelf ophang* | overdosis | alle pillen | pillen geslikt | voor de trein | van de brug | van het dak | laatste bericht | vaarwel voor altijd | levensmoe | er morgen niet meer | trek het leven niet meer
    | er een einde aan | kan niet meer verder | uit het raam springen | afscheidsbrief | spring van | spring voor
    | beter dood | beter af dood | ik dood was
    | slaappil*
    | beter zonder mij | gelukkiger zonder mij | ben een last | last voor iedereen | inslapen en niet
    | slapen en niet meer wakker | nooit meer wakker | ben ik er niet meer | zie geen uitweg | geen uitweg meer
    | geen hoop meer | zorg voor mijn kinderen | wil dat de pijn stopt | pillen in mijn hand | pillen voor me
    | voor altijd slapen | voor altijd inslapen | niemand zou het merken | niemand zou merken
    | als ik er niet meer was | als ik verdween | beter als ik verdwijn | van mij af zijn | mijn laatste nacht`),
  violence: phrases(`
    vermoord* | maak je dood | maak jullie dood | ik maak je af | maak _ af | schiet je | schiet _ neer | neerschiet* | neersteken | steek je | steek _ neer | pistool | geweer | vuurwapen | schietpartij | steek _ in brand | in de fik | in brand steken | weet waar je woont | weet waar jullie wonen | ik vind je | ik kom je halen | je bent dood | jullie zijn dood | jullie gaan dood | je gaat eraan | slaat me | slaat mij | mishandel* | bedreigt me | bedreigt mij | verkracht* | gijzel* | ontvoer* | laat me niet gaan | wurg* | onthoofd* | bloedbad | aanslag | zuur in | vrees voor mijn leven | bang voor mijn leven | schedel inslaan | in elkaar slaan
    | hem vermoorden | maak hem af | maak haar af | bloed vloeien | bijl | slaat mijn | ik steek | ik schiet
    | met een mes | een mes | messen getrokken | opgesloten | een wapen | met een wapen`),
  bomb: phrases(`
     | bommen | bommelding | explosie* | explosief | opblazen | blaas _ op | laat ontploffen | gaat ontploffen | granaat | granaten | dynamiet
    | een bom | de bom | bom geplaatst | bom ligt`),
  medical: phrases(`
    hartaanval | hartstilstand | beroerte | kan niet ademen | krijg geen lucht | geen lucht | ademt niet | niet meer ademen | benauwd | bewusteloos | flauwgevallen | wordt niet wakker | reageert niet meer | stuiptrekk* | epileptische aanval | bloedt | bloeding | veel bloed | allergische reactie | allergische shock | anafyla* | stikt | stikken | vergiftig* | koolmonoxide | geelektrocuteerd | elektrische schok | stroomstoot | pijn op de borst | pijn in mijn borst | in elkaar gezakt | ambulance | gaat dood | ligt op sterven | ik ga dood | batterij ingeslikt | ingeslikt | loopt blauw aan | brandwond* | verdrink* | verdronken | insuline | medisch noodgeval | spoedeisende hulp | bel 112 | geen hartslag | keel zwelt
    | buiten bewustzijn | gaslek | gaslucht | moeite met ademen
    | lopen blauw aan | blauwe lippen
    | overal bloed | onder het bloed`),
  not: phrases(`
    bruisbal | badbom* | lach me dood | lachen me dood | messenblok | messenset | dood van het lachen | doodmoe | ga dood van het lachen`),
};
