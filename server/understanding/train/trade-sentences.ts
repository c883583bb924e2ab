/** What people write to companies of several trades, made up for Earshot. */
export const tradeSentences = {
  negative: `
    2 hours on hold and counting
    I've been on hold for 45 minutes, this is unreal
    your phone system hung up on me three times today
    been trying to reach somebody since yesterday, all I get is a recording
    can't even leave a message because the mailbox is full
    flight cancelled, no hotel, no voucher, no explanation
    so my flight is cancelled and nobody can tell me why
    just cancelled our flight with no reason and the next one is in two days
    we have been sitting on this plane for 3 hours without water
    stuck on the tarmac in Denver, waiting for a gate again
    no gate available, no crew, no pilot. what a joke
    plane has been here an hour and still no one to fly it
    mechanical problem again, third plane today
    why was flight 1822 delayed for six hours
    why do you keep delaying our flight by 20 minutes at a time
    another delay, I am going to miss my connection
    missed my sister's wedding because of your delays
    will miss my meeting thanks to you
    my bag has been missing since Saturday and nobody calls me back
    where is my luggage, it has been 4 days
    bag came out soaked and torn open
    you broke my stroller and your agent shrugged
    lost bag, rude agents, never again
    charged me 200 dollars to change a flight you changed in the first place
    25 dollars for a bag and then you lose it
    paid for first class and the seat would not recline
    you moved my seat away from my two year old
    how do you split up a family with small kids
    seats so tight my knees hurt the whole way
    old plane, no outlets, no screens, no wifi
    wifi on board does not work and I paid for it
    your website will not let me check in, error every time
    the site says one price and charges another
    app logs me out every time I try to see my boarding pass
    your system deleted my reservation and now the fare is double
    booking problems on your site and nobody on the phone. guess I'll fly with somebody else
    gate agent yelled at my mother
    the flight attendant was rude for no reason
    staff at the counter just walked away from the line
    one agent for 150 people, seriously
    been in line for two hours with a crying baby
    no communication at all from your crew
    you could at least tell people what is going on
    is it too much to ask for an update
    does anybody work there
    are you guys even trying
    do you even read these
    why even have a support account if you never reply
    an automated reply is not help
    stop telling me to DM you and fix it
    I did DM you. yesterday. no answer
    you told me to fill out a form and the form is broken
    filed a complaint six weeks ago, still nothing
    still waiting on that refund you promised in January
    refund denied, even though you cancelled
    you took my money and now nobody knows anything
    not what I paid for
    not happy with you right now
    not a good start to our trip
    not impressed
    not cool
    this is not okay
    this is why people hate flying
    this is why I fly with others
    I used to love you guys, what happened
    you have gone downhill fast
    loyal customer for ten years and this is how I am treated
    gold member and I can't get through
    I'll never recommend you to anyone
    last time I ever fly with you
    you just lost a customer
    way to go, you lost my business
    worst flight ever
    worst airline in America
    awful. just awful
    what a mess
    what a nightmare
    epic fail
    fail
    pathetic
    unacceptable
    ridiculous
    seriously?!
    wow. just wow. three hours late and no apology
    really? another two hours?
    really disappointed in how this was handled
    frustrated and tired, just want to get home
    exhausted and stuck in Charlotte overnight
    sleeping on the airport floor thanks to your great planning
    thanks for the 5 hour delay
    thanks for losing my bag again
    thanks for the free night at the airport
    nice job leaving 20 minutes early without us
    good job, you managed to lose both bags
    oh great, my flight is cancelled. again
    awesome, another hour on the runway
    love how nobody picks up the phone
    glad to see my 8 hour wait is worth a 10 dollar voucher
    a voucher for a sandwich does not make up for a lost day
    your apology does not get me home
    sorry doesn't cut it
    sorry is not good enough
    I don't want a sorry, I want my bag
    they won't help, they won't listen and they won't refund
    nobody knows where our plane is
    we were told 20 minutes two hours ago
    told us we would board at 5, it is now 9
    your agents keep giving me different answers
    you guys need to get it together
    do better
    get your act together
    fix your website
    answer your phones
    pick up the phone!
    how is this possible in 2015
    how hard can it be
    how long do I have to wait for a call back
    when are you going to answer my email
    when is someone going to help us at gate C9
    why can't I speak to a human being
    why is there no one at the baggage desk
    why would you board us only to make us get off again
    so you overbooked and now I can't get home
    bumped from my flight with a paid seat
    wrongly charged and sent in circles
    hidden fees everywhere
    disgusting bathroom and dirty seats
    no food left on a six hour flight
    dropped calls all day, no signal in the middle of the city
    my internet is slower than dial up and I pay for the fastest plan
    third technician that did not show up
    waited home all day for nobody
    bill went up again without a word
    you keep billing me for a line I cancelled
    package says delivered and there is no package
    you left my parcel in the rain
    the screen was cracked when I opened the box
    wrong size again, and I have to pay to send it back
    my card was declined for no reason at the till
    locked out of my own money on a Friday night
    transfer has been pending for a week, I need that money
    ordered in November, it is January now
    the toy broke on the first day
    food was cold and the order was wrong
    you forgot half of my order
    it never works when I need it
    your rep told me it would be refunded within 7 days, it has been 3 weeks and still no refund
    three different agents, three different stories, zero solutions
    can't believe I have to pay 150 to fix a typo you made
    so now I get to spend the night in Philadelphia because you can't find a crew
    have been rebooked four times today and none of the flights left
    called five times, waited an hour each time, disconnected every time
    your automated system says due to high call volume goodbye and hangs up
    the line says call back later. later when
    I can't get a human on the phone
    nobody at the airport, nobody on the phone, nobody here
    how am I supposed to rebook if your phones don't work
    if you can't answer the phone at least let me rebook online
    if I miss this cruise you are paying for it
    we are missing a funeral because of your scheduling
    my elderly mother was left in a wheelchair at the gate for an hour
    traveling with a baby and you gave away our seats
    you sold my seat to somebody else
    confirmed seat, checked in early, still bumped
    denied boarding ten minutes before departure
    closed the door in our faces while the plane sat there
    saw my plane still at the gate and they would not let me on
    you left 12 of us behind on a connection you delayed
    the connection left without us because we waited for a gate
    been traveling for 30 hours for what should be a 5 hour trip
    it would have been faster to drive
    should have taken the train
    should have flown with somebody else
    wish I had never booked with you
    I regret booking this
    waste of time and money
    such a waste of 400 dollars
    what exactly am I paying for
    extra legroom my foot
    there is trash in my seat pocket and gum on the tray
    it smells like urine in here
    it's 90 degrees on this plane and no air
    freezing on this flight and no blankets
    the entertainment system has been down the whole flight
    ten hours with no screens, no power and no apology
    no vegetarian meal although I ordered one
    you ran out of food before row 20
    the crew spent the flight chatting in the galley and ignored us
    flight attendant rolled her eyes when I asked for water
    treated like cattle
    treated like a criminal for asking a question
    such attitude from the lady at the counter
    not even an apology
    no apology, no explanation, no compensation
    not one person has apologized
    no one seems to care
    no help at all
    still nothing
    still no answer
    still here
    waiting, waiting, waiting
    anyone there?? hello???
    hello? is anybody going to answer me
    I have asked the same question four times now
    you answered everyone except me
    you keep saying you are sorry and nothing changes
    you keep telling me to call a number that nobody answers
    stop with the canned responses
    that link does not work and neither does your support
    that doesn't help me at all
    that's not an answer
    that's what they said yesterday
    DM'd you hours ago and no response
    followed you and sent a DM like you said, nothing
    your reply was useless
    your survey should have a zero option
    zero stars
    zero customer service
    horrible, horrible, horrible
    absolutely horrible service tonight
    absolute worst
    you suck
    this sucks
    this airline sucks so bad
    I hate this airline
    I'm done with you
    I am so over this
    so mad right now
    so angry I could scream
    so annoyed
    ugh
    ugh, delayed again
    smh
    wtf
    wtf is going on with your flights today
    are you kidding me
    you have got to be kidding
    is this a joke
    just unbelievable
    unbelievable, they lost my bag on a direct flight
    how do you lose a bag on a nonstop flight
    how do you not have a spare crew
    how can a flight be on time and not have a plane
    why does your app say on time when there is no plane here
    why lie about the weather, the sky is clear
    weather? other airlines are taking off
    everyone else is flying out just fine
    blaming the weather on a sunny day
    you blame the weather so you don't have to pay for a hotel
    no hotel, no meal voucher, just a shrug
    voucher you gave us doesn't work anywhere
    what good is a voucher if the restaurants are closed
    my voucher expired while I was on hold
    flight credit can't be used online, can't be used by phone. scam
    charging people to use their own miles, shameful
    miles I earned are gone and nobody can explain it
    you took my points and will not give them back
    the price went up 300 dollars while I was typing my name
    bait and switch
    false advertising
    liars
    thieves
    you basically stole 75 dollars from me
    I will be disputing this charge
    I will be filing a complaint with the authorities
    I want to speak to a manager and nobody will let me
    I demand a refund
    I expected better from you
    expected so much more
    very poor service
    very disappointing, expected more of a big company
    poor planning, poor communication
    lack of communication is the worst part
    the incompetence is amazing
    amazing how bad this is
    funny how you answer within minutes when somebody praises you
    cool, so I'll just sleep here then
    guess I'm not going home tonight
    guess my bag wanted a longer vacation
    best part of my day was being lied to at the gate
    nothing like paying 500 dollars to sit on the floor
    well that was a terrible flight
    another day another delay
    day 2 of no bag and no clothes for my interview
    day 5 without my suitcase
    haven't slept, haven't eaten, haven't heard from you
    haven't received my confirmation and you already charged me
    never got my confirmation, never got a call back
    never got the credit you promised
    promised a call back, never came
    your couriers never ring the bell
    your delivery guy threw the box over the fence
    tracking says out for delivery for four days
    every month you find a new way to overcharge me
    no signal at home since you upgraded the tower
    keeps buffering all evening
    the download has been at 0% for an hour
    the new version deletes my playlists
    game crashes on start since the patch
    server down again on a Saturday, what a surprise
    the quality has really gone down
    fell apart after one wash
    this blender smokes
    charged for express, got it in two weeks
    your store manager laughed at me
    self checkout is broken and one till is open
    waited 40 minutes for a cold burger
    found a hair in my salad
    hotel room was filthy and nobody answered the desk phone
    your bank froze my account while I'm abroad, great timing
    ATM ate my card and the branch is closed`,
  neutral: `
    hi, can you help me with a booking
    can you help me change my flight
    can someone check a reservation for me please
    could you tell me if flight 236 has left yet
    has flight 1144 landed
    what gate is the 6:40 to Phoenix
    is the 7am to Newark still on schedule
    are flights to New York running tomorrow
    will flights out of Dallas be cancelled because of the snow
    do you have a waiver for the storm this week
    do I need to rebook or will you do it
    how do I get on the standby list
    can I go standby on an earlier flight today
    can I switch to the later flight without a fee
    how much is it to change a flight
    what is the change fee
    how many bags can I check
    can I carry on a garment bag
    do you charge for a second bag
    what size can a carry on be
    is a car seat free to check
    can my dog fly in the cabin
    do you allow skis as luggage
    do you still offer free drinks in the main cabin
    does this plane have outlets
    which plane is used on this route
    what kind of plane is it
    is there food on the flight to Boston
    what movies are on board this month
    do I get miles for this trip
    how do I add my frequent flyer number after the flight
    how many points do I need for a free flight
    when do my miles expire
    can I transfer points to my husband
    my son's name is spelled wrong on the ticket, who can fix that
    can I book a flight for someone else
    can I hold a fare for 24 hours
    is it possible to get a seat by the window
    can we pick seats at the gate
    when will the summer schedule be released
    when will you start flying to Hawaii
    any plans to fly out of Tulsa
    any chance you bring back flights to Ireland
    any deals to Vegas in March
    looking for a cheap flight to Orlando
    thinking about flying you to Seattle next month
    need to get to Atlanta by Monday
    trying to get home to Philly tonight
    flying to LA on Sunday for work
    headed to San Juan tomorrow
    on the 3pm flight to Nashville
    we are four people, two adults and two kids
    it was flight 3387 yesterday
    the record locator is in my DM
    confirmation code sent
    just did
    DM sent
    I DMed you
    sent you a private message
    check your messages
    please follow so I can DM
    please follow back
    can you dm me
    can you call me
    ok thanks, will try
    ok, how
    ok
    yes
    yes it is
    no, the one to Tampa
    no, by phone
    not yet
    it's for my mom
    I am in row 12
    we are at gate B4
    I booked through your website
    I already have a ticket number
    it says to see an agent
    it says my flight is on time
    who should I talk to about a group booking
    who do I email about a name change
    what is the email for customer relations
    what's the number for lost and found
    is there a phone number I can call from Mexico
    is there an office in Toronto
    where do I send the receipts
    where do I file a claim
    where can I see the status of my bag
    how do I track a bag
    I left my jacket on flight 552, who do I call
    I left a book in seat 14A
    left my glasses on the plane this morning
    is your website down or is it me
    is the app available for Windows phone
    does your app show boarding passes
    can I print the pass at the airport
    how early should I be at the airport
    what time does the desk open
    is the lounge open on Sunday
    how much is a day pass for the lounge
    do you match prices
    do you take part in the airport security program
    can I use two vouchers for one ticket
    how long is the voucher good for
    how long before the credit shows
    will I get an email when it is done
    what happens if I miss the first leg
    are you part of any alliance
    are there any updates on the strike
    what is happening at the airport in Houston
    is it true that you are merging
    just saw your new advert
    saw your plane over the bridge this morning
    here is a picture of the new livery http://example.com
    airline orders 20 new planes http://example.com
    news: airline starts nonstop service to Tokyo http://example.com
    carrier reports results for the fourth quarter http://example.com
    RT win two tickets to the premiere http://example.com
    entered the contest for tickets
    follow me for a chance to win
    my flight number is 4012 and I need two seats
    would like to know if you hire pilots
    I'd like to upgrade my seat
    I want to cancel a booking I made this morning
    want to surprise my wife with tickets, how do gift cards work
    need a receipt for my expenses
    need a copy of my ticket
    quick question about seats
    question: can minors fly alone
    random question, who sings the song in your advert
    asking for a friend, are snakes allowed on a plane
    maybe next time
    that was the plan
    it depends on the price
    see you at the airport
    I think it was Gate 7
    do you deliver on Saturdays
    what time will the parcel come
    can I collect it from the store
    can I change the address of my order
    do you have this in blue
    when is the red one back in stock
    is this one waterproof
    which cable do I need for this phone
    which plan has roaming in Spain
    how do I cancel my subscription
    how do I set up the router
    is there an outage in 60614
    can I pay by invoice
    what is the limit on my card abroad
    how long does a transfer to Germany take
    how do I get a new PIN
    do you open on the holiday
    are you still open
    are dogs allowed in the store
    can I return this without the box
    hey, what's going on with flight 61
    what's the story with the 9pm out of Detroit
    any word on when the airport opens again
    any word on flight 419
    any news on the Boston flights tonight
    is there a delay on 1090
    looks like flight 330 is delayed, is there another one tonight
    my flight was cancelled, how do I rebook
    my flight was moved to tomorrow, can I get a refund or only a change
    flight cancelled because of snow, what are my options
    if my flight is delayed will you hold the connection
    if I cancel now do I get a credit
    if I buy a ticket today can I change it later
    I have a 40 minute connection in Chicago, is that enough
    I have a voucher from last year, is it still valid
    I have two reservations, can you merge them
    I have a flight tomorrow at 8, is it still going
    I have a flight on the 3rd and want to bring a friend
    I'm flying with an infant, what do I need
    I'm flying out of JFK, which terminal are you in
    I'm at the airport, where is your desk
    I'm trying to book three tickets to Cancun
    I'm trying to check in for my return flight
    I'm looking for the link to the baggage form
    I need the phone number for baggage in Newark
    I need to add my known traveler number
    I need to fly on Thursday instead of Wednesday
    I need a wheelchair at the gate for my dad
    I would like to know where to send a compliment about an employee
    I would like a window seat please
    I was told to contact you here
    I was charged in dollars, is that right
    I submitted the form yesterday, how long does it take
    I emailed you the documents this morning
    I got an email about a schedule change, what do I do
    I got disconnected, can you call me back at the number in the DM
    I did that already, what is next
    I can do that
    I will DM you the details
    I will call tomorrow
    I'll try that
    I'll wait
    I'll be there at 5
    I'd rather have a credit
    I think so
    I thought it was free for members, is it
    we booked together, can we sit together
    we are on the way to the gate
    we leave on Friday at noon
    we land in San Diego at 4
    which number do I call
    which airport is closer to downtown
    which credit card gives me the free bag
    which form do I use for a missing receipt
    what do I need to bring for my dog
    what is the cutoff for checked bags
    what is the code for the discount
    what is the weight limit
    what is your policy on musical instruments
    what is your policy for missed connections
    what is the best time to call
    what is the difference between the two fares
    what time does flight 27 arrive
    what time do the doors close
    what does standby mean
    what about my return flight
    what about tomorrow
    when does boarding start
    when does the offer end
    when can I book for December
    when will you know
    when will my card be charged
    when are you adding flights from Austin
    where do I find my ticket number
    where is the counter in terminal 2
    where is flight 905 now
    where do you fly from Cleveland
    who operates flight 5120
    who is flying the team home tonight
    why is the flight to Reno so full today
    why is there no flight on Tuesdays
    did flight 2211 make it out
    did you get my DM
    did you get my email
    did the crew arrive
    do you have an email address
    do you have a phone number for refunds
    do you have any seats left on the 5pm
    do you have direct flights to Lima
    do you have student fares
    do you have wifi on international flights
    do you have a live chat
    do I have to pay for a carry on
    do I get my seat back if I rebook
    do kids need an ID
    does my status count with your partners
    does that include tax
    does it matter which desk I go to
    does anybody know if the lounge has showers
    can you tell me why the fare changed
    can you tell me how many seats are open
    can you check if my bag made it on the plane
    can you see my reservation
    can you look up my number please
    can you confirm my flight for tomorrow
    can you help with a lost item
    can you send me the link
    can you please check your DMs
    can I get an aisle seat
    can I get on the 2:15 instead
    can I get a copy of the receipt
    can I use my phone as boarding pass
    can I pay at the airport
    can I take a stroller to the gate
    can I bring food
    can we do this by chat
    could someone from the press team contact me
    could you send me the contact for group sales
    would you be able to seat us together
    would it be possible to change the name
    will you match this fare
    will my bags go through to London
    will I have to go through customs in Miami
    will there be food on the flight
    will do
    will check, ok
    is this flight full
    is this the right account for lost luggage
    is there a fee for that
    is there a way to get a receipt
    is there a way to do it online
    is there a later flight
    is there a shuttle between the terminals
    is the flight to Miami boarding
    is it going to be on time
    is it first come first served
    is it too late to add a bag
    is it possible to change planes in Dallas instead
    are there any seats on flight 90
    are you flying into the storm area tomorrow
    are you guys giving away tickets today
    are infants free
    any idea how long
    any idea when the next plane leaves
    any way to get on an earlier one
    anyone else flying to the conference
    still on for tomorrow at 9
    still at gate 22
    heading to the gate now
    on my way
    at the gate
    boarding now
    now boarding to Vegas
    currently in Houston, next stop Rome
    taking off for Spain in an hour
    leaving for the airport at 6
    back in the office on Monday
    first time in Portland
    from Chicago to Omaha
    booked under my wife's name
    the name is spelled with two l
    the booking is for two people
    the flight is on March 5
    the one in the picture
    the one I sent you
    route map of 1978 http://example.com
    list of routes: http://example.com
    photo: sunset over the wing http://example.com
    the story is here http://example.com
    blog post about our trip http://example.com
    airline shares rise after results http://example.com
    watch: new cabin tour http://example.com
    report: carriers add seats for summer http://example.com
    airport to close one runway in May http://example.com
    giving away two tickets, retweet to enter
    please retweet
    hey, follow us and tell us your idea
    my band is playing in your city, come
    vote for your favorite paint job
    how about a flight to Boise
    how about a sale for teachers
    you should fly to Buffalo
    you should fly here
    how do I use a companion ticket
    how do I request a refund for a cancelled flight
    how do I get a boarding pass if I checked in by phone
    how do I book with miles
    how do I contact you from abroad
    how do I get the seat map
    how long is the layover
    how long is the flight
    how many miles is it to Rome
    how many carry ons
    how much to upgrade to first
    how old do you have to be to fly alone
    how late can I check in
    how would I do that
    how so
    which one
    what now
    my plan renews on the 12th, can I switch before
    my order says processing, is that normal
    is the sale online too
    is there a student discount
    are these made in Italy
    what colors does it come in
    what is the warranty on the charger
    how do I reset my password
    how do I update my card
    how do I turn off notifications
    how do I change the language
    can I get this in a medium
    can you ship to a PO box
    can I have a refund to another card
    do you sell gift cards
    do you have a store in Leeds
    do I need a receipt to exchange
    trying to find the manual for this printer`,
  positive: `
    thanks!
    thank you!!
    thank you for the reply
    thank you so much, you guys are great
    thanks for the follow up, got it fixed
    thanks for getting me home
    thanks for the help, really appreciate it
    thanks, the agent was super helpful
    thank you for the great flight
    thank you to the crew of flight 718
    thanks to Maria at the counter for finding my bag
    big shoutout to the pilot for getting us in early
    shout out to the gate agent in Denver who held the door
    your agent Tom in Austin deserves a raise
    give that woman a raise
    best flight I have had in years
    best flight crew ever
    best customer service around
    best airline, always
    great flight, great crew, on time
    great job today
    great job getting everybody out before the storm
    great service as always
    good work
    good job on the new seats
    well done
    way to go team
    nice work guys, quick and friendly
    smooth flight and a soft landing
    on time and bags came out first, impressive
    landed 20 minutes early, nice
    love flying with you
    I love this airline
    love the new planes
    loving the free wifi
    loved the snacks
    my kids loved meeting the pilot
    so excited to fly with you for the first time
    so happy you fly to my town now
    can't wait for my trip to Maui
    looking forward to flying with you again
    finally on board and on the way, yay
    yay, got my upgrade
    woohoo, made my connection
    wow, that was fast
    wow, great answer time
    you are awesome
    you guys are awesome
    you guys are the best
    you rock
    you made my day
    you made my daughter's birthday
    you saved the day
    you just won a customer for life
    customer for life
    won't fly with anybody else
    I'll fly with you any day
    you never let me down
    no complaints, everything was perfect
    never disappointed with you
    impressed with the service on board
    really impressed by your team in Chicago
    very happy with how fast you fixed it
    very nice crew
    super friendly flight attendants
    amazing staff, amazing food
    amazing view from up here
    beautiful sunrise from seat 9A
    awesome flight
    excellent, thanks
    perfect, thanks so much
    great, thanks
    cool, thanks
    sweet! thanks
    fantastic news
    that's great news, thank you
    appreciate the quick response
    appreciate you looking into it
    much appreciated
    much better now, thanks
    got it, thanks for your help
    got my refund today, thanks for sorting it
    they found my bag, so grateful
    bag arrived, thank you for the quick work
    it worked, thanks
    all good now, thank you
    problem fixed in five minutes, wow
    kudos for the quick rebooking
    props to your team for handling the weather so well
    compliments to the captain
    pleasant surprise, free upgrade
    first class was worth every penny
    comfy seats and good movies
    the best coffee in the sky
    a+ service
    thumbs up :)
    :)
    <3
    haha that's great
    lol you guys are funny
    hilarious safety video
    happy birthday to you too
    happy to hear that, thanks
    congrats on the award
    congratulations to all of you
    proud to fly with you
    thanks for caring
    it's nice when a company answers
    nice to talk to a real person, thank you
    your support team is so patient
    the driver was lovely
    parcel arrived a day early, thank you
    best delivery yet
    internet is finally fast, thank you
    the technician was great, on time and polite
    new phone is beautiful
    love this store
    fits perfectly
    tasted amazing, will order again
    staff were so kind to us
    that was easy, thank you
    you handled that so well, I'm impressed
    just wanted to say thank you for a wonderful flight
    just wanted to thank the crew of flight 2065 for being so kind
    wanted to let you know that Lisa at gate 14 was fantastic
    your gate agent in Tampa went above and beyond
    went above and beyond to get us on the earlier flight
    best agent I ever talked to, her name was Denise
    the captain came out and talked to the kids, they loved it
    the pilot was funny and the landing was smooth
    the crew was amazing, made a long flight feel short
    the flight attendants on 1583 were the best
    flight attendant made us laugh the whole way
    flight attendants singing, best flight ever
    the new cabin looks great
    the new terminal is beautiful
    new seats are so comfortable
    seat was great, food was great, movie was great
    the food was actually good
    free drinks, yes please! thank you
    free upgrade, thank you so much
    thank you for the upgrade to first
    thank you for the birthday surprise
    thank you for holding the plane for us
    thank you for waiting for our connection
    thank you for taking care of my grandmother
    thank you for being so nice to my kids
    thank you for bringing my bag to my door
    thank you for the refund
    thank you for the credit, that was kind
    thank you for the quick fix
    thank you for listening
    thank you for keeping us safe
    thank you for making it right
    thank you for your quick response and help
    thank you for all you do
    thank you, you too
    thank you, I got it
    thank you, that worked
    thanks guys
    thanks a bunch
    thanks for the info
    thanks for the heads up
    thanks for the fast reply
    thanks for the smooth ride
    thanks for the great service
    thanks for the laugh
    thanks for the ride home
    thanks for letting me on the earlier flight
    thanks for finding my phone
    thanks for making my trip so easy
    thanks for checking
    thanks for following
    thanks for taking the time to answer
    thanks for your patience with me
    thanks for everything
    thanks for your help today
    thanks, got through and the agent fixed it in a minute
    thanks, that's very helpful
    thank you all, safe at home
    many thanks
    thx!
    ty
    appreciated!
    I appreciate the help
    I appreciate your help, have a good day
    I really appreciate you guys
    really appreciate the honesty
    really enjoyed the flight
    really good experience today
    really great people
    so grateful for your team
    so thankful
    so nice of you
    so glad we flew with you
    so far so good, great flight
    so impressed
    so good
    such great service
    such a smooth boarding
    such a nice surprise
    such nice people at the counter in Savannah
    I'm a happy customer
    I'm impressed, that was quick
    I'm so happy right now
    I'm in love with this plane
    I love your snacks
    I love that you answer people
    I love the new route, thank you
    I love flying first
    I had a great flight
    I had the best time on board
    I have never had a bad flight with you
    I have nothing but praise
    I always fly with you because of the people
    I always choose you
    I made it!
    I made my flight thanks to your agent
    I'll be back
    I'll definitely fly with you again
    we love you
    we had an amazing crew
    we had a wonderful trip
    we made it, thank you
    we are so excited to see you at our airport
    you guys did a great job in this weather
    you guys always come through
    you guys are amazing
    you guys are so good at this
    you guys are doing great
    you have great people
    you have the best crews
    you have won my loyalty
    you have a fan
    you are so helpful
    you are the reason I fly
    you are too kind
    you're awesome, thanks
    you're great
    you did it again, great flight
    you turned a bad day into a good one
    you get it, thank you
    your crew rocks
    your team is outstanding
    your team in Baltimore is wonderful
    your app is great
    your new site looks great
    your social team is on point
    your people are the best
    your customer service is top notch
    top notch
    top class
    outstanding
    exceptional service
    excellent crew
    excellent flight from start to finish
    fantastic service today
    fantastic flight
    awesome crew
    awesome job
    awesome service
    amazing
    amazing customer service
    incredible service
    incredible view
    wonderful
    brilliant, thank you
    great!
    great to hear
    great crew on board
    great experience
    great customer service, quick and polite
    great landing in that wind
    great video
    good flight, good crew
    good morning and thank you
    good to be home, thanks
    good stuff
    nice
    nice touch
    nice view
    nice plane
    nice to see you in Dallas
    very helpful agent, thank you
    very pleasant flight
    very cool
    very grateful
    beautiful plane
    gorgeous
    lovely crew
    lovely, thanks
    way to turn it around
    way to be
    hats off to your ground crew
    three cheers for the crew
    hugs to your team
    five stars
    10 out of 10
    perfect
    perfect flight
    flawless
    early arrival, happy me
    no line, no wait, great
    quick and easy
    smooth sailing
    worth every cent
    save me a seat, can't wait
    can't wait to fly you next week
    can't say enough good things
    couldn't be happier
    could not have asked for a better flight
    finally home, thanks to your team
    finally some good news, thank you
    bag found! thank you
    happy to be on board
    happy flying
    happy Friday to the crew
    have a great day
    lol thanks
    haha love it
    haha thank you
    aww thank you
    yes! thank you
    yay! thank you
    you're welcome, you earned it
    legroom for days, loving it
    enjoying the flight
    enjoyed every minute
    glad to be back with you
    glad you fly here
    glad you are here
    best airline food I had
    best landing ever
    best surprise ever
    best news all day
    store staff were wonderful with my daughter
    the courier even carried it upstairs
    delivered in one day, wow
    super fast shipping
    setup took two minutes, love it
    the new update is so smooth
    sound is amazing on these
    support chat solved it right away
    my bank just refunded it in an hour, amazing
    the burger was so good
    room was lovely and the view was stunning
    best coffee in town
    so soft and warm, love this jacket`,
} as const;
