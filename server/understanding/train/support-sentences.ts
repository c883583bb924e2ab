import type { Row } from './task.ts';
import { asRows } from './written.ts';

const written = {
  negative: `
    still waiting for my parcel, three weeks now and nobody answers
    my flight got cancelled again and no one at the desk knows anything
    on hold for two hours and then your agent hung up on me
    you lost my bag and your people keep sending me in circles
    worst customer service I have ever had
    delayed again. that is four times this month
    your app keeps crashing every time I try to pay
    I have been charged twice and support does not respond
    why is it so hard to speak to a real person
    no response to my emails for ten days
    never flying with you again
    never ordering from you again
    so disappointed, the seat was broken and the crew did not care
    been sitting on the runway for an hour with no update
    missed my connection because of you and you will not rebook me
    your website is down again, I cannot check in
    the package arrived damaged and you refuse a refund
    I want my money back
    how can you cancel a flight and not tell anyone
    your staff at the gate was so rude
    the phone line just disconnects after the menu
    internet has been out since this morning, what am I paying for
    still no luggage. day three. no call, nothing
    you said 24 hours, it has been five days
    cannot get through to anyone, line always busy
    I asked for help and got a copy and paste answer
    this is ridiculous, two agents told me two different things
    terrible experience from start to finish
    the driver never showed up and the app says delivered
    your chat bot is useless
    thanks for ruining our holiday
    great, another delay. thanks a lot
    thanks for nothing
    love being stuck at the airport all night because of you
    you owe me an answer, not another form
    I am switching to your competitor
    paid for extra room and was moved to a middle seat
    your hold music is the only thing that works
    my order is late again and tracking does not move
    no one is helping us and there are 200 people in line
    you people do not care about your customers
    hours of waiting, no food, no hotel, no information
    bad, just bad
    the update broke everything, it worked fine before
    unable to log in for two days now and no reply
    my account got blocked for no reason
    stop sending me to a voicemail that is full
    your policy makes no sense at all
    told me to call, then the call tells me to go online
    they lied to us about the reason for the delay`,
  neutral: `
    can you follow me so I can send a direct message
    what is the status of flight 482
    is there a number I can call about my booking
    do you fly from Boston to Denver on Sundays
    how do I change the name on my reservation
    I sent you a DM with my confirmation number
    what time does check in open
    does the ticket include a checked bag
    I need to change my delivery address, how does that work
    is flight 1207 on time
    are you hiring in Chicago
    where can I find the receipt for my order
    can I bring a guitar on board
    what are the baggage fees for international flights
    just sent you my order number
    ok, I will check
    yes, the one on Friday
    do you ship to Norway
    when will the sale start
    I have a question about my points
    could you check whether my seat is confirmed
    which terminal does it leave from
    how long does a refund usually take
    can someone tell me the opening hours on Monday
    any update on the flight to Dallas
    please see my message from earlier
    is there wifi on this plane
    looking to book for four people in June
    will you have new flights to Miami this summer
    who do I contact about a lost item
    what is the dimension limit for carry on bags
    I am trying to add my number to an existing booking
    do I have to print my boarding pass
    does the app work on tablets
    my confirmation number is in the message
    on my way to the airport now
    rebooked for tomorrow morning
    we land at nine
    I will be there on Tuesday
    how do I redeem a voucher
    do you have a student price
    can I use my miles for an upgrade
    is the store open on Sunday
    what does the plan cost after the first year
    the flight is at 6 from gate 12
    RT airline adds new route to London
    company names a new chief executive
    trying to figure out which form to fill in`,
  positive: `
    thank you so much for your help
    great service today, your agent solved it in two minutes
    thanks for the quick answer
    your crew on the flight to Austin was amazing
    big thanks to the woman at the desk who got us home
    love the new app
    best airline hands down
    problem solved, thank you
    you guys rock
    awesome, thanks
    got my bag, thank you for bringing it so fast
    really appreciate the fast refund
    impressed by how well you handled the delay
    thank you for the upgrade, made my day
    your driver was so kind to my mother
    finally a company that listens
    flight was great and we landed early
    kudos to your team
    works now, thanks
    just wanted to say how helpful your support was
    cannot wait to fly with you again
    excellent customer service, keep it up
    so happy with my new phone
    the package came a day early, wow
    shout out to your staff at the counter
    you saved our holiday
    thank you, that helps
    appreciate it
    perfect, thank you
    always a pleasure
    you are the best
    sweet, thanks for letting me know
    glad to be a customer
    so much better than last time, well done
    thx for the help
    you made it right and I will be back
    excited for my first trip with you tomorrow
    such a comfortable seat and friendly crew`,
} as const;

/** What people write to a company, made up for Earshot: how trouble, questions and thanks sound there. */
export const supportSentences: readonly Row[] = asRows(written, { weight: 3 });
