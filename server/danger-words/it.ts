import { type DangerWords, phrases } from './words.ts';

export const it: DangerWords = {
  suicide: phrases(`
    suicid* | ammazzarmi | mi ammazzo | uccidermi | mi uccido | togliermi la vita | mi tolgo la vita | farla finita | la faccio finita | voglio morire | vorrei morire | voglia di morire | preferisco morire | non voglio piu vivere | non voglio vivere | stanc* di vivere | nessuna ragione per vivere | vorrei essere mort* | meglio mort* | meglio senza di me | non mancherei a nessuno | non svegliarmi | tagliarmi | mi taglio | le vene | farmi del male | mi faccio del male | autolesion* | impiccarmi | overdose | tutte le pillole | preso _ pillole | tutte le pastiglie | buttarmi | mi butto | gettarmi | saltare dal ponte | sotto un treno | addio per sempre | ultimo messaggio | spararmi
    | non ce la faccio piu | dalla finestra | lettera d addio | mi ammazzero
    | sotto la metro | meglio essere mort*
    | sonnifer*
    | non ci saro piu | io non ci saro | un peso per tutti | sono un peso | felici senza di me | addormentarmi e non
    | non svegliarmi piu | mai piu svegliarmi | non vedo via d uscita | nessuna via d uscita | senza speranza
    | voglio che il dolore finisca | smettere di soffrire | prendetevi cura dei miei | prendetevi cura del mio
    | dite ai miei figli | pillole in mano | pillole davanti
    | dormire per sempre | nessuno si accorgerebbe | nessuno noterebbe | se sparissi | se io sparissi
    | meglio se sparisco | liberi di me | la mia ultima notte`),
  violence: phrases(`
    ti ammazzo | vi ammazzo | ti uccido | vi uccido | ucciderti | uccidervi | ucciderlo | ucciderla | ammazzarti | ammazzarvi | uccidere tutti | uccidero | assassin* | accoltell* | coltello | sparo | sparare* | spararti | pistola | fucile | un arma | sparatoria | dare fuoco | do fuoco | incendi* | brucio _ negozio | brucio tutto | so dove abiti | so dove abitate | so dove vivi | ti trovo | vengo a prenderti | sei morto | siete morti | morirai | morirete | ti spacco | vi spacco | mi picchia | mi ha picchiat* | mi minaccia | stupr* | violentat* | ostaggi* | rapit* | sequestr* | non mi lascia uscire | strangol* | sgozz* | decapit* | massacro | strage | attentato | acido | temo per la mia vita | paura per la mia vita
    | lo ammazzo | la ammazzo | li ammazzo | lo uccido | la uccido | vi faccio fuori | ti faccio fuori | scorrera il sangue | ascia | mi sta picchiando
    | chiusa in casa | chiuso in casa | mi ha chius* | mi spara`),
  bomb: phrases(`
    bomba | bombe | allarme bomba | esplosiv* | far esplodere | faccio esplodere | far saltare | faccio saltare | sta per esplodere | deton* | granata | granate | dinamite
    | tutto esplode | esploderà`),
  medical: phrases(`
    infarto | attacco di cuore | attacco cardiaco | arresto cardiaco | ictus | non riesco a respirare | non respiro | non respira | ha smesso di respirare | soffoc* | strozz* | svenut* | priv* di sensi | incosciente | non si sveglia | non reagisce | convulsion* | sanguin* | emorragia | molto sangue | reazione allergica | shock anafilattico | anafila* | avvelen* | intossic* | monossido | folgorat* | scossa elettrica | dolore al petto | dolori al petto | crollat* | ambulanza | sta morendo | sto morendo | muoio | ingoiato | ingerito | diventato blu | diventata blu | ustion* | annegat* | annega | insulina | emergenza medica | pronto soccorso | chiamate il 112 | chiamate il 118 | senza polso | gola si chiude
    | perso conoscenza | fuga di gas | odore di gas | fatica a respirare | soffocando
    | diventando blu | diventa blu | cianotic* | labbra blu | presa la scossa | preso la scossa
    | sangue dappertutto | sangue ovunque`),
  not: phrases(`
    muoio dal ridere | morire dal ridere | muoio di fame | muoio dalla voglia | bomba da bagno | bombe da bagno | bombolett* | bombolone* | mi sparo un film`),
};
