import { type DangerWords, phrases } from './words.ts';

export const fr: DangerWords = {
  suicide: phrases(`
    suicid* | me tuer | me suicider | mettre fin a mes jours | mettre fin a ma vie | en finir | m oter la vie | veux _ mourir | envie de mourir | voudrais mourir | prefere mourir | plus envie de vivre | ne veux plus vivre | veux plus vivre | marre de vivre | plus de raison de vivre | fatigue de vivre | ne plus me reveiller
    | jamais me reveiller | mieux mort* | serais mieux mort* | aimerais etre mort* | mieux sans moi | personne ne me regrettera* | manquerai a personne | me pendre | me tailler | tailler les veines | m ouvrir les veines | me couper | me scarifi* | scarifi* | automutil* | me faire du mal | me fais du mal | surdose | overdose | tous mes medicaments | tous les cachets | boite de medicaments | avale _ cachets
    | sauter du pont | sauter du toit | me jeter | sous un train | adieu pour toujours | dernier message | adieu a tous | plus la demain | je n en peux plus de vivre | me tirer une balle | disparaitre pour toujours | me noyer
    | mets fin a | mettre fin | plus vivre | je n en peux plus | saute par la fenetre | sauter par la fenetre | lettre d adieu | avale tous | avale toute | avaler tous | se suicider | se tuer
    | me jette | sous le metro | tentative de suicide
    | somnifere* | boite entiere | tube entier`),
  violence: phrases(`
    te tuer | vous tuer | le tuer | la tuer | les tuer | tuer tout le monde | vais tuer | je te tue | vais vous buter | te buter | buter | assassin* | meurtr* | poignard* | couteau | tirer sur | fusillade | tuerie | une arme | mon arme | flingue | pistolet | fusil | mettre le feu | foutre le feu | bruler _ boutique | bruler _ bureaux | bruler _ maison | incendi*
    | sais ou tu habites | sais ou vous habitez | vais te retrouver | vais vous retrouver | tu es mort* | t es mort* | vous etes mort* | tu vas mourir | vous allez mourir | te casser la | vous casser la | defoncer | me frappe | me bat | me tabasse | tabasser | me menace | violee | otage* | kidnapp* | sequestr* | m empeche de sortir | etrangl* | egorg* | decapit* | massacre | attentat* | acide au visage | peur pour ma vie | crains pour ma vie
    | va me tuer | sang va couler | me venger | machette | hache | couteaux | frappe moi | me frapper | coups de | va le tuer | vais l attendre
    | tire sur | enferme* | violee | violer | m a viole | il viole | un viol`),
  bomb: phrases(`
    bombe* | alerte a la bombe | explosif* | faire sauter | faire exploser | va exploser | vais tout faire sauter | detonat* | grenade* | dynamite
    | tout va exploser | tout exploser | tout sauter`),
  medical: phrases(`
    crise cardiaque | infarctus | arret cardiaque | avc | peux pas respirer | peux plus respirer | n arrive plus a respirer | respire plus | ne respire pas | du mal a respirer | etouff* | inconscient* | evanoui* | s est evanoui* | ne se reveille pas | se reveille pas | reagit plus | convulsion* | saigne | saignement | hemorragi* | beaucoup de sang | reaction allergique | choc allergique | anaphyla*
    | empoisonn* | intoxi* | monoxyde de carbone | electrocut* | decharge electrique | douleur* a la poitrine | douleur* dans la poitrine | s est effondre* | ambulance | le samu | appelez les secours | appelez le 15 | appelez le 112 | en train de mourir | il meurt | elle meurt | je meurs | avale une pile | a avale | devenu bleu | tout bleu | brulure* | noyade | se noie | noye* | insuline | urgence medicale | plus de pouls | gorge gonfle | bu de la javel
    | arrive plus a respirer | arrive pas a respirer | perdu connaissance | sans connaissance | fuite de gaz | odeur de gaz | s etouffe | ne repond plus | tombe* dans les pommes
    | devient bleu* | levres bleues | pris une decharge | peine a respirer | difficultes a respirer
    | du sang partout | plein de sang`),
  not: phrases(`
    bombe de bain | bombes de bain | bombe de peinture | une bombe cette | mort de rire | morte de rire | meurs de rire | meurs de faim | meurs d envie | mourir de rire | mourir d envie | a mourir de | tuer le temps | la grenade fruit | jus de grenade | fusil a pompe jouet | couteau de cuisine neuf | violet* | violon* | violette*`),
};
