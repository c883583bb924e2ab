import { type DangerWords, phrases } from './words.ts';

export const fr: DangerWords = {
  suicide: phrases(`
    suicid* | me tuer | me suicider | mettre fin a mes jours | mettre fin a ma vie | en finir | m oter la vie | veux _ mourir | envie de mourir | voudrais mourir | prefere mourir | plus envie de vivre | ne veux plus vivre | veux plus vivre | marre de vivre | plus de raison de vivre | fatigue de vivre | ne plus me reveiller
    | jamais me reveiller | mieux mort* | serais mieux mort* | aimerais etre mort* | mieux sans moi | personne ne me regrettera* | manquerai a personne | me pendre | me tailler | tailler les veines | m ouvrir les veines | me couper | me scarifi* | scarifi* | automutil* | me faire du mal | me fais du mal | surdose | overdose | tous mes medicaments | tous les cachets | boite de medicaments | avale _ cachets
    | sauter du pont | sauter du toit | me jeter | sous un train | adieu pour toujours | dernier message | adieu a tous | plus la demain | je n en peux plus de vivre | me tirer une balle | disparaitre pour toujours | me noyer
    | mets fin a | mettre fin | plus vivre | je n en peux plus | saute par la fenetre | sauter par la fenetre | lettre d adieu | avale tous | avale toute | avaler tous | se suicider | se tuer
    | me jette | sous le metro | tentative de suicide
    | somnifere* | boite entiere | tube entier
    | vais sauter | je saute | suis sur le pont | sur le pont je | sur le toit et | mon dernier jour | dernier jour sur
    | dites a mes enfants | dis a mes enfants | dites a ma famille | fin a ses jours | fin a mes jours | vais en finir
    | veux en finir | veut en finir | me taillade | ouvert les veines | coupe les veines | coupe les poignets
    | avale tous mes | pris tous mes medicaments | tous mes cachets | tous mes comprimes | une corde et | j ai une corde
    | la corde au cou | plus aucune raison | plus rien a perdre | plus le gout de vivre | plus la force de vivre
    | plus la force de continuer | veux plus etre la | ne plus etre la | ne veux plus etre la | veut mourir
    | veut se tuer | veut se suicider | va se tuer | se scarifi* | m empoisonner | me foutre en l air | me jeter sous
    | ma vie est finie | vie ne vaut | serais mieux six pieds sous terre
    | moteur allume | ne pas me reveiller | mange plus depuis | elle arrete tout ce soir | j arrete tout ce soir
    | un poids pour tout | un poids pour ma | un fardeau | suis un poids | vivront mieux sans | plus heureux sans moi
    | m endormir et ne | m endormir pour toujours | ne plus jamais ouvrir les yeux | jamais ouvrir les yeux
    | plus me reveiller | plus d issue | pas d issue pour moi | aucune issue | aucun avenir | plus d espoir
    | perdu tout espoir | occupez vous de mes | prenez soin de mes | prenez soin de mon | que la douleur s arrete
    | arreter de souffrir | ne plus souffrir | j en peux plus | n en peux plus | tout donne mes affaires
    | donne toutes mes affaires | cachets dans la main | cachets devant moi | comprimes devant moi | sur les rails
    | au bord du toit | au bord du quai | sur le rebord | parti pour toujours | partie pour toujours
    | serai plus de ce monde | dites a ma famille que je | dites a ma fille que je l | dites a mon fils que je l
    | dites a ma mere que je l
    | dormir pour toujours | dormir a jamais | personne ne remarquerait | personne ne le remarquerait | mon absence
    | si je disparaissais | mieux si je disparais | mieux que je disparaisse | plus a me supporter
    | debarrasses de moi | ma derniere nuit | tout prepare pour partir pour`),
  violence: phrases(`
    te tuer | vous tuer | le tuer | la tuer | les tuer | tuer tout le monde | vais tuer | je te tue | vais vous buter | te buter | buter | assassin* | meurtr* | poignard* | couteau | tirer sur | fusillade | tuerie | une arme | mon arme | flingue | pistolet | fusil | mettre le feu | foutre le feu | bruler _ boutique | bruler _ bureaux | bruler _ maison | incendi*
    | sais ou tu habites | sais ou vous habitez | vais te retrouver | vais vous retrouver | tu es mort* | t es mort* | vous etes mort* | tu vas mourir | vous allez mourir | te casser la | vous casser la | defoncer | me frappe | me bat | me tabasse | tabasser | me menace | violee | otage* | kidnapp* | sequestr* | m empeche de sortir | etrangl* | egorg* | decapit* | massacre | attentat* | acide au visage | peur pour ma vie | crains pour ma vie
    | va me tuer | sang va couler | me venger | machette | hache | couteaux | frappe moi | me frapper | coups de | va le tuer | vais l attendre
    | tire sur | enferme | enfermee | enfermes | enfermees | violee | violer | m a viole | il viole | un viol
    | te crever | vous crever | vais te crever | allez tous crever | creve* sale | va crever | homme arme | individu arme
    | arme* dans votre magasin | des hommes armes | coups de feu | coup de feu | des tirs | ca tire | une balle dans
    | balle dans la tete | mettre une balle | aura des morts | avoir des morts | y avoir des morts | avec mon fusil
    | avec mon flingue | avec un couteau | tous vous buter | vous buter | te planter | vous planter | me plante
    | plante mon | casser la gueule | peter la gueule | defonce* la gueule | te defonce | vous defonce | mon mari me
    | mon copain me frappe | mon conjoint me | frappe les enfants | m a frappe* | m a agresse* | m a attaque*
    | agresse par | agression | m a suivi* | me suit | me harcele chez | me retient | ne me laisse pas sortir
    | envoyez la police | appelez la police | la police vite | je sais ou il habite | je sais ou elle habite
    | ou tu habites | fais gaffe a toi | surveille tes arrieres | meritez de mourir | merites de mourir | cramer votre
    | cramer vos | bruler avec | bruler vos | bruler votre | faire la peau | te faire la peau | vous faire la peau
    | egorge* | trancher la gorge | vous allez payer de votre vie | viens avec | cogne* ma
    | couper la main | te couper la | avec un marteau | nous cogne | nous frappe | nous bat
    | ne verra pas noel
    | defonce la porte | enfonce la porte`),
  bomb: phrases(`
    bombe* | alerte a la bombe | explosif* | faire sauter | faire exploser | va exploser | vais tout faire sauter | detonat* | grenade* | dynamite
    | tout va exploser | tout exploser | tout sauter
    | colis suspect | bagage suspect | sac suspect | valise suspecte | tic tac | sac abandonne | tout va sauter
    | va sauter | minuteur
    | tout pete | ca va peter
    | evacuez | faites sortir tout le monde`),
  medical: phrases(`
    crise cardiaque | infarctus | arret cardiaque | avc | peux pas respirer | peux plus respirer | n arrive plus a respirer | respire plus | ne respire pas | du mal a respirer | etouff* | inconscient* | evanoui* | s est evanoui* | ne se reveille pas | se reveille pas | reagit plus | convulsion* | saigne | saignement | hemorragi* | beaucoup de sang | reaction allergique | choc allergique | anaphyla*
    | empoisonn* | intoxi* | monoxyde de carbone | electrocut* | decharge electrique | douleur* a la poitrine | douleur* dans la poitrine | s est effondre* | ambulance | le samu | appelez les secours | appelez le 15 | appelez le 112 | en train de mourir | il meurt | elle meurt | je meurs | avale une pile | a avale | devenu bleu | tout bleu | brulure* | noyade | se noie | noye* | insuline | urgence medicale | plus de pouls | gorge gonfle | bu de la javel
    | arrive plus a respirer | arrive pas a respirer | perdu connaissance | sans connaissance | fuite de gaz | odeur de gaz | s etouffe | ne repond plus | tombe* dans les pommes
    | devient bleu* | levres bleues | pris une decharge | peine a respirer | difficultes a respirer
    | du sang partout | plein de sang
    | au feu | le feu dans | du feu dans | y a le feu | prend feu | pris feu | en feu et | en flammes | incendie
    | brule avec | maison brule | appartement brule | immeuble brule | ca brule | plein de fumee | fumee dans
    | fumee sort | bloques au | bloque* dans l ascenseur | coince* dans l ascenseur | coince* sous | pieges
    | pris au piege | enfants sont dedans | enfant enferme | bebe enferme | bebe dans la voiture | convuls*
    | perd tout son sang | perd son sang | perd beaucoup de sang | baigne dans son sang | vide de son sang
    | arrete pas de saigner | avale la pile | avale une piece | avale un aimant | avale de la javel | mal a la poitrine
    | mal au coeur et au bras | serre dans la poitrine | choc anaphylactique | anaphylactique | gorge qui gonfle
    | respire mal | respire presque plus | fait un malaise | malaise cardiaque | grave malaise | surdose
    | fait une overdose | hypoglycemie | crise d epilepsie | epilep* | plus conscience | besoin d une ambulance
    | besoin d un medecin | envoyez de l aide | au secours | les pompiers | pompiers vite | tombe d un etage
    | tombe dans l escalier | urgence vitale
    | ne bouge plus | bouge plus | gonfle | renverse un | renverse une | a renverse | renverser un | renverser une | double de la dose | double dose | tres confus*
    | respire a peine | poids sur la poitrine | oppression dans la poitrine | sueurs froides | bouche de travers
    | visage paralyse | sans insuline | plus d insuline | plus d oxygene
    | moitie du visage | visage qui tombe | bras qui tombe | parle plus correctement | levres blanches`),
  not: phrases(`
    bombe de bain | bombes de bain | bombe de peinture | une bombe cette | mort de rire | morte de rire | meurs de rire | meurs de faim | meurs d envie | mourir de rire | mourir d envie | a mourir de | tuer le temps | la grenade fruit | jus de grenade | fusil a pompe jouet | couteau de cuisine neuf | violet* | violon* | violette*
    | suicide squad | prevention du suicide | est une bombe | bombe de saveur* | bombe desamorcee
    | bombe de la seconde guerre | bombe de la guerre | failli faire une crise cardiaque
    | presque fait une crise cardiaque | va etre une tuerie | une tuerie ce | c est une tuerie | avale la couleuvre
    | issue de secours | trousse de premiers secours | premiers secours | roue de secours | sauter mon tour
    | saute sur l occasion | crise cardiaque en voyant | feu d artifice | feux d artifice | a couper le souffle`),
};
