import { type DangerWords, phrases } from './words.ts';

export const en: DangerWords = {
  suicide: phrases(`
    suicid* | kill myself | killing myself | unaliv* myself | end my life | ending my life | end it all | ending it all | end things tonight
    | take my own life | taking my own life | take my life | want _ die | wanna die | ready to die | rather be dead | better off dead
    | better off without me | wish i was dead | wish i were dead | wish i was never born | wish i wasnt alive | dont want to live
    | do not want to live | dont wanna live | no reason to live | nothing left to live for | nothing to live for | no point _ living
    | not worth living | cant go on | cannot go on | tired of living | tired of being alive | dont want to be alive | dont want to be here anymore
    | dont want to wake up | never wake up | hang myself | hanging myself | cut my wrists | slit my wrists | cutting myself | cut myself again
    | hurt myself | hurting myself | harm myself | self harm* | overdos* | swallow* _ pills | took all my pills | take all _ pills
    | jump from _ bridge | jump in front of | throw myself | goodbye forever | this is goodbye | my last message | dont want to exist
    | wont be here tomorrow | gonna die tonight | going to die tonight | say my goodbyes | shoot myself | drown myself
    | taken all _ pills | all my pills | all the pills | doesnt want to live | doesnt want to be alive | does not want to live | didnt want to live | dont want to go on | cant do this anymore | cant take this anymore | cant take it anymore | standing on the bridge | standing on the ledge | on the ledge | on the roof and | jumping off | hang himself | hang herself | kill himself | kill herself | killed himself | killed herself | hurt himself | hurt herself | no way out | said goodbye to everyone
    | last day on earth | last day alive | noose | gun to my | jump off a | jump off the | jump off this | jump off my | gonna kms | want to kms | ima kms | going to kms | would miss me | die tonight | die today | die tomorrow
    | swallow* _ bottle | bottle of _ pills | sleeping pills | whole pack of pills | took _ pills
    | worth living | have a rope | got a rope | tied a rope | bought a rope | tell my kids | tell my family i love
    | tell my mom i love | tell my mum i love | threaten* to jump | jump off _ balcony | jump off _ roof
    | jump off _ building | going to jump | gonna jump | about to jump | let myself fall | starve myself
    | drink myself to death | it will all be over | rather die | dont wanna be here | dont wanna be alive
    | no will to live | lost the will to live | planning my death | farewell note | goodbye note
    | take his own life | take her own life | end his life | end her life | took his own life | took her own life
    | slashed my wrists | slashed his wrists | opened my veins | all my tablets | all my meds | handful of pills | od on
    | od tonight | odd on
    | engine running | simply dont wake up | hope i dont wake up | stopped eating | with the gas on
    | fall asleep _ never wake | fall asleep _ not wake | go to sleep _ never wake | go to sleep _ not wake
    | never open my eyes again | not open my eyes again | open my eyes again | burden to everyone
    | burden on everyone | burden to my family | burden on my family | burden to all | just a burden | only a burden
    | nothing but a burden | better without me | happier without me | easier without me | better off if i
    | ill be gone forever | be gone for good | i will be at peace | ill be at peace | finally be at peace
    | finally at peace | wont be around anymore | wont be around much longer | wont be here much longer
    | wont be here anymore | not be here much longer | goodbye world | goodbye cruel world | farewell everyone
    | goodbye to everyone | nobody will after tonight | after tonight nobody | after tonight no one
    | written the letters | written my letters | letters are written | written my goodbye* | gave away all my things
    | given away all my | given away everything | gave away everything i | gave everything away
    | giving all my things away | point of going on | no point going on | no point in going on | no point in anything
    | no future for me | no hope left | lost all hope | nobody would notice if i | no one would notice if i
    | nobody would care if i | no one would care if i | end the pain | end this pain | end my pain | end my suffering
    | end the suffering | make the pain stop | cant bear it any | cant bear this any | cant carry this any
    | cant carry it any | cant live like this | cant keep living | had enough of life | done with life
    | done with living | tired of life | give up on life | given up on life | giving up on life
    | want to disappear forever | wish i could disappear | wish i was gone | wish i were gone | wish i didnt exist
    | shouldnt be alive | last thing i will see | last thing ill see | last thing i ever | counted _ pills
    | counted _ tablets | enough pills | enough tablets | pills in front of me | tablets in front of me
    | pills in my hand | tablets in my hand | saving my pills | saved up my pills | saved up _ tablets
    | under a train | in front of a train | lie on the tracks | lying on the tracks | sitting on the tracks
    | standing on the tracks | walk onto the tracks | here on the bridge | edge of the roof | edge of the platform
    | edge of the bridge | over the railing | would be so easy to jump | razor on my | blade on my | blade to my
    | hose in the car | car running in the garage | want to sleep forever | sick of being alive
    | i will be gone forever | i will be gone by | see no future for me | tell my wife i love*
    | tell my husband i love* | tell my daughter i love* | tell my son i love* | tell my mother i love*
    | tell my children i love* | gave away my dog | gave my dog away | gave my cat away
    | want to sleep for good | sleep and never | weight around their necks | deserves someone better than me
    | there wont be a next | no next month for me | pray _ my last one | pray _ is my last | pray not to wake
    | hope tonight is my last | where i am going | where im going nobody | where im going no one
    | thats it then goodbye | would not notice i am missing | would not even notice | nobody would notice my
    | no one would notice my | no one would even notice | nobody would even notice | better if i disappear*
    | better if i was not here | better if i wasnt here | better if i wasnt around | soon i wont be
    | soon i will not be | soon you will be rid of me | rid of me for good | rid of me soon | mean to take the lot
    | going to take them all | take them all tonight | driving into the wall | drive into a wall | drive into a tree
    | how quick it would be | i only need the courage | just need the courage | courage to do it
    | need the courage to end`),
  violence: phrases(`
    kill you | kill him | kill her | kill them | kill all | kill everyone | kill everybody | kill someone | kill people | kill your | kill my wife | kill my husband
    | kill me | going to kill | gonna kill | murder* | shoot you | shoot him | shoot her | shoot them | shoot up | shoot everyone | school shooting | mass shooting
    | shooter | stab* | beat you up | beat _ to death | burn down | burn your | burn it down | set fire to | set _ on fire | with a gun | have a gun | has a gun | bring a gun
    | bring my gun | got a gun | my rifle | with a knife | has a knife | bring a knife | hurt you | hurt someone | hurt people | hurt my kids | you will die | you are dead | youre dead
    | dead meat | know where you live | find where you live | find out where you live | acid attack | throw acid | beating me | he hits me | he hit me | hitting me | rape | raped | rapes | rapist* | raping me | raping her
    | hostage* | kidnap* | against my will | wont let me leave | strangl* | behead* | slaughter* | massacre | terror attack | attack your | smash your _ head | break your _ legs | break your neck
    | blood on your hands | make you bleed | he threatens me | afraid for my life | fear for my life
    | with your blood | with your life | watch your back | come for you | coming for you | get what you deserve | finish you | put you in the ground | put a bullet | i will hunt | beats me | hurting me | abusing me | shot dead | my gun 
    | gets shot | get shot | be shot | break his | break her | hope you die | hope you all die | end you | lynch you | lynch him | lynched | holding us | locked us in | locked me in | pull a gun | buy a gun | point a gun | kill himself and
    | shoot the first | i shoot | i will shoot | shoot somebody | shoot someone
    | shoot every | shoot every* one | shoot all | shoot you all | know where _ lives | know where he lives
    | know where she lives | knows where i live | watch his back | watch her back | watch their backs | watch your backs
    | pull* _ knife | pull* _ gun | knife on me | gun on me | at gunpoint | at knifepoint | held me at | armed man
    | armed robbery | gunman | active shooter | shots fired | shot fired | gunshot* | heard shots
    | slit _ throat | cut _ throat | cut your head | kick your head in | smash _ face | punch _ face | break your face
    | die in a fire | burn you | burn alive | burning you | run you over | ran me over | run him over | beaten up
    | beat me up | beat him up | beating him | beating her | assaulted me | attacked me | attacked my | attacking me
    | attacking people | followed me home | stalking me | he locked me | threatened to kill | threatened me
    | threatening to kill | make you suffer | will make you pay with | your kids will | your family will die
    | deserve to die | deserves to die | all going to die | all gonna die | are going to die | lose your teeth | bash your | crush your skull | machete
    | hit you with | want you dead | wants me dead | youll be dead
    | in a coffin | crack _ skull | with a hammer | with an axe | with a bat | beats the kids | beats my | beats us | or dies | cut your hand* | chop your
    | will not see christmas | wont see christmas | wont see tomorrow | will not see tomorrow | wont see the morning
    | wont live to see | not live to see | make you disappear | never walk again | wont walk again
    | wont make it home | not make it home alive | never see your kids again | read about your store
    | read about your office | read about you on the news | see your store on the news | see your office on the news
    | wish you had answered me | wish you had listened | your days are numbered
    | breaking down the door | breaking down my door | breaking the door down | breaking down the bedroom door
    | waiting in the car park for | waiting in the parking lot for | waiting outside for your
    | wait for your manager outside | hell learn his lesson | nobody leaves that building
    | no one leaves that building | nobody gets out | nobody leaves alive`),
  bomb: phrases(`
    bomb* | explosive* | blow up | blow _ up | blown up | detonat* | will explode | going to explode | grenade* | dynamite 
    | planted something | go off at | it will go off | make it explode
    | suspicious package | suspicious bag | suspicious backpack | suspicious suitcase | package _ ticking | bag _ ticking
    | suitcase _ ticking | box _ ticking | something ticking | pipe bomb* | will blow | blow everything up
    | blow everyone up | blow myself up | wires sticking out
    | get everyone out before | get everybody out before | everyone out before | evacuate before | evacuate your
    | clear the building | clear your building | surprise in your lobby | timer is running`),
  medical: phrases(`
    heart attack | cant breathe | cannot breathe | barely breathe | not breathing | isnt breathing | stopped breathing | trouble breathing | struggling to breathe | unconscious | passed out | fainted | wont wake up
    | not waking up | seizure* | a stroke | bleeding | lot of blood | anaphyla* | allergic reaction | allergic shock | epipen | choking | choked | poisoned | poisoning | poisonous | ate poison | drank poison | drank the poison | with poison | carbon monoxide
    | electrocut* | electric shock | chest pain* | collapsed | ambulance | is dying | im dying | i am dying | swallow* _ battery | swallow* _ bleach | swallow* _ magnet* | turned blue | turning blue | severe burn* | badly burned | third degree burn*
    | drown* | call 911 | call 999 | call 112 | medical emergency | throat is closing | throat is swelling | face is swelling | tongue is swelling | drank _ bleach | no pulse
    | cant swallow | hard to breathe | gas leak | smell gas | having contractions | blood everywhere | lost consciousness | suffocat*
    | he is _ unresponsive | she is _ unresponsive | he is not responding | she is not responding | turn blue | lips are blue | ran out of insulin | no insulin | dizzy and sick | everyone is dizzy
    | caught my hand | lost a finger
    | house on fire | house is on fire | home is on fire | building is on fire | building on fire | flat is on fire
    | kitchen is on fire | apartment is on fire | car is on fire | bus is on fire | train is on fire | plane is on fire
    | set on fire | caught fire | went up in flames | burst into flames | in flames | theres a fire | there is a fire
    | fire in _ hotel | fire in _ building | smoke coming | full of smoke | filling with smoke | people are trapped
    | are trapped | im trapped | i am trapped | trapped inside | trapped under | trapped in _ elevator
    | trapped in _ lift | stuck in _ elevator | stuck in _ lift | kids inside | child inside | baby inside
    | kids are inside | locked in _ car | exploded in my | exploded in his | exploded in her | blew up in my face
    | not responding to us | wont stop bleeding | cant stop the bleeding | hit her head | hit his head
    | cant feel my | cant feel his | cant move his | fitting on the | having a fit | overdose* | diabetic shock
    | swelling up | hives all over | throat swelled | swallow* _ button | swallow* _ coin | swallow* _ pod | lips turning
    | heart stopped | cardiac arrest | need a doctor | need an ambulance | need paramedics | paramedic* | send help
    | send police | send the police | call the police | call the cops
    | isnt moving | is not moving | not moving | hit a cyclist | hit a child | hit a kid | hit a pedestrian | hit by _ van | hit by _ truck | hit by _ car | lips are swelling | lips swelling | swelling fast | nut allergy and | peanut allergy and | head is open | very confused and | double _ dose | took double
    | elephant _ on my chest | elephant _ on his chest | elephant _ on her chest | sitting on his chest
    | sitting on my chest | pressure on my chest | pressure in my chest | tightness in my chest | chest feels tight
    | grey and sweaty | gray and sweaty | gone grey and | cold and clammy | pain in _ left arm | arm has gone numb
    | face is drooping | face drooping | slurring | slurred speech | gone limp | went limp | foaming at the mouth
    | gasping for air | gasping for breath | cut off my insulin | off my insulin | without insulin
    | without my insulin | out of insulin | without my inhaler | oxygen ran out | oxygen is running
    | run out of oxygen | dialysis | keeps him alive | keeps her alive
    | lips have no colour | lips have no color | doesnt answer me and | he doesnt answer me | she doesnt answer me
    | wont answer me and | half of his face | half of her face | half his face | half her face | side of his face
    | side of her face | arm hangs down | arm is hanging down | arm just hangs`),
  not: phrases(`
    bath bomb* | photobomb* | photo bomb* | bomb dot com | the bomb diggity | seed bomb* | love bomb* | cherry bomb* | f bomb* | bombay | bombard* | bombastic | blow up _ phone | blowing up _ phone | blow up _ balloon* | blow up _ mattress
    | killing it | kill time | stroke of luck | stroke of genius | die laughing | dying laughing | dying to | dying of laughter | to die for | shoot you _ email | shoot you _ message | shoot you _ dm | shoot me _ email | stabil* | stable | photo shooter | game shooter | want _ die hard
    | suicide squad | suicide prevention | suicide awareness | suicide hotline number on your | the bomb | da bomb
    | bomb playlist | bomb ass | bomb af | bomb from world war | world war bomb | wwii bomb | shot the sheriff
    | deadline is murder | murder mystery | murderous* | murder on the orient | almost had a heart attack | nearly had a heart attack
    | gave me a heart attack | heart attack when i saw | died of a heart attack | passed away from a heart attack
    | first aid kit* _ ambulance | toy ambulance | lego ambulance | photo shoot | shoot _ wedding | shoot myself haha
    | queue is killing me | waiting is killing me | suspense is killing me | my feet are killing me
    | heart stopped when i | my heart stopped at the price | sick beat
    | going on hold | going on holiday* | going on vacation* | going on a`),
};
