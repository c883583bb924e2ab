import { type DangerWords, phrases } from './words.ts';

export const da: DangerWords = {
  suicide: phrases(`
    selvmord* | suicid* | tage mit eget liv | tager mit liv | tage livet af mig | vil dø | gerne dø | vil ikke leve | ikke leve mere | orker ikke at leve | gøre en ende på | hellere død | ønsker jeg var død | bedre uden mig | ingen ville savne mig | ikke vågne | hænge mig | skære i mig | cutter | skade mig selv | selvskad* | overdosis | alle pillerne | alle mine piller | hoppe ud fra broen | foran toget | farvel for altid | sidste besked
    | afskedsbrev | hopper ud | springer ud
    | jeg var død | var jeg død
    | sovepille* | æske piller
    | lykkeligere uden mig | er en byrde | byrde for alle | falde i søvn og aldrig | sove og aldrig vågne
    | aldrig vågne | er jeg her ikke mere | er jeg her ikke længere | ser ingen udvej | ingen udvej
    | intet håb tilbage | pas på mine børn | tag jer af mine børn | smerten skal stoppe | pillerne foran mig
    | sove for altid | ingen ville opdage | ingen ville mærke | hvis jeg forsvandt | bedre hvis jeg forsvinder
    | slippe for mig | min sidste nat`),
  violence: phrases(`
    dræbe dig | dræber dig | slår dig ihjel | slå dig ihjel | slå jer ihjel | myrde* | stikke dig ned | kniv | skyde dig | pistol | gevær | brænde ned | sætte ild | ved hvor du bor | ved hvor i bor | finder dig | du er død | i skal dø | du skal dø | slår mig | banker mig | truer mig | voldt* | gidsel | kidnap* | kvæle | kvæler | massakre | terrorangreb | bange for mit liv | frygter for mit liv
    | ihjel | dræbe ham | dræbe hende | økse | slår min | blod vil
    | låst mig inde | skyder jer | skyder dig | skyde nogen | med våben | har våben`),
  bomb: phrases(`
    bombe* | bombetrussel | sprængstof* | sprænge | sprænger | vil eksplodere | granat | dynamit
    | det hele springer`),
  medical: phrases(`
    hjerteanfald | hjertestop | blodprop | kan ikke trække vejret | trækker ikke vejret | svært ved at trække vejret | bevidstløs* | besvimet | vågner ikke | reagerer ikke | krampeanfald | bløder | meget blod | allergisk reaktion | anafyla* | kvalt | forgift* | kulilte | elektrisk stød | brystsmert* | ondt i brystet | faldt om | ambulance | er ved at dø | slugt et batteri | slugt | blå i ansigtet | forbrænd* | drukn* | insulin | ring 112 | ingen puls
    | mistede bevidstheden | gaslæk | lugter af gas
    | bliver blå | han dør | hun dør | jeg dør snart | barnet dør
    | blod overalt`),
  not: phrases(`
    dør af grin | bombesikker* | badebombe*`),
};
