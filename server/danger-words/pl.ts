import { type DangerWords, phrases } from './words.ts';

export const pl: DangerWords = {
  suicide: phrases(`
    samobojst* | samobojcz* | zabic sie | zabije sie | odebrac sobie zycie | odbiore sobie zycie | skonczyc ze soba | skoncze ze soba | chce umrzec | chce mi sie umrzec | wole umrzec | nie chce zyc | nie chce juz zyc | nie mam po co zyc | mam dosc zycia | zmeczon* zyciem | chcialbym nie zyc | chcialabym nie zyc | lepiej beze mnie | nikt nie bedzie tesknil | nie obudzic sie | powiesic sie | powiesze sie | podciac zyly | podetne sobie zyly | tne sie | ciac sie | zrobic sobie krzywde | zrobie sobie krzywde | samookalecz* | przedawkow* | wszystkie tabletki | polknelam _ tabletk* | polknalem _ tabletk* | skoczyc z mostu | skocze z | rzucic sie pod | zegnajcie | ostatnia wiadomosc | konczyc z zyciem
    | nie daje juz rady | wyskocze przez okno | list pozegnalny | zabije siebie
    | zebym nie zyl | zebym nie zyla | lepiej zebym | pod pociag | pod metro
    | tabletek nasennych | tabletki nasenne | opakowanie tabletek
    | bedzie lepiej beze mnie | jestem ciezarem | ciezarem dla wszystkich | zasnac i juz | zasnac i nie
    | sie nie obudzic | nie obudzic | juz mnie nie bedzie | mnie juz nie bedzie | nie widze wyjscia
    | nie ma wyjscia dla mnie | nie mam nadziei | nie mam juz sily zyc | nie mam sily zyc | zaopiekujcie sie moi*
    | powiedzcie moj* | niech ten bol | zeby bol sie skonczyl
    | zasnac na zawsze | spac na zawsze | nikt by nie zauwazyl | gdybym zniknal | gdybym zniknela | lepiej jak znikne
    | moja ostatnia noc`),
  violence: phrases(`
    zabije cie | zabije was | zabic cie | zabije go | zabije ja | zabije wszystkich | zamordow* | morder* | dzgn* | noz | nozem | zastrzel* | strzel* do | pistolet | karabin | strzelanin* | podpal* | spale _ biuro | spale _ sklep | spale was | wiem gdzie mieszkasz | wiem gdzie mieszkacie | znajde cie | znajde was | jestes martw* | zginiesz | zginiecie | polamie ci | pobije cie | bije mnie | bije mnie maz | grozi mi | gwalt* | zgwalc* | zakladnik* | porwa* | porwan* | nie wypuszcza mnie | dusi mnie | udusz* | scia* glowe | masakr* | zamach* | kwasem | boje sie o zycie | boje sie o swoje zycie
    | go zabije | ja zabije | ich zabije | mnie bije | maz mnie bije | siekier* | krew sie poleje | zabij*
    | zamknal mnie | mam bron | z bronia | bronia
    | ma bron | maja bron | mial bron`),
  bomb: phrases(`
    bomb* | ladunek wybuchowy | materialy wybuchowe | wysadz* | wysadzic | wybuchnie | zdetonuj* | granat | granaty | dynamit
    | alarm bombowy | wszystko wybuchnie`),
  medical: phrases(`
    zawal | udar | zatrzymanie akcji serca | nie moge oddychac | nie oddycha | przestal oddychac | przestala oddychac | dusze sie | dusi sie | nieprzytomn* | zemdla* | nie budzi sie | nie reaguje | drgawki | krwawi | krwotok | duzo krwi | reakcja alergiczna | wstrzas anafilaktyczny | anafila* | zatru* | tlenek wegla | porazi* prad | porazenie pradem | bol w klatce | ból w klatce piersiowej | karetk* | pogotowie | umiera | umieram | polkn* bateri* | posinial* | sinieje | oparz* | poparz* | utonal | utonela | insulin* | stan zagrozenia zycia | wezwijcie 112 | brak pulsu | zadlawi* | gardlo puchnie
    | stracil przytomnosc | stracila przytomnosc | ulatnia sie gaz | czuc gaz | trudno oddychac
    | drgaw* | tonie w | tonie dziecko | zatrucie czadem | czadem
    | krew wszedzie | wszedzie krew`),
  not: phrases(`
    bombka | bombki | bombek | bomba do kapieli | umieram ze smiechu | umieram z glodu | umrzec ze smiechu`),
};
