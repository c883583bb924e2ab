import type { Row } from './task.ts';

const written = {
  spam: `
    check out my channel and subscribe
    subscribe to my channel and I will subscribe back
    please like and share my new video
    I make covers, please give my channel a chance
    go to my page and win a free phone
    earn 500 dollars a day from home, click here
    free gift cards at this link
    follow me and I follow you back
    sub for sub
    get 1000 followers for free today
    want to lose weight fast, click the link in my bio
    vote for me, link below, it only takes a second
    new mixtape out now, check it out and leave a comment
    hey guys, I am a young singer, listen to my song
    invest with this trader, I made 8000 in a week
    double your bitcoin, send to this wallet
    hot girls near you, message me
    download this app and get paid
    help me reach 100 subscribers, please
    visit my shop for cheap shoes and watches
    http://win.example.com free codes
    join my group on telegram for signals
    promote it on our page, dm us
    contact him on whatsapp, he recovered my account
    best price for likes and views, order here`,
  'not-spam': `
    love this song so much
    who is still listening in 2015
    this never gets old
    two billion views, incredible
    she is so beautiful
    I remember dancing to this at school
    the beat is amazing
    worst video I have ever seen
    what is the name of the girl in the red dress
    my little sister sings this all day
    best song ever
    how does this have so many views
    is the blue one back in stock
    my order has not arrived yet
    where can I buy this in Spain
    thank you for the quick help
    this part at 2:15 makes me laugh every time
    not as good as the first one
    came here from the movie
    haha so funny
    why so many dislikes
    still waiting for an answer from you
    great concert last night
    does it come in another size
    I cried at the end
    thanks for nothing
    thanks anyway
    thank you, that was quick`,
} as const;

/** Comments in public, made up for Earshot. */
export const commentSentences: readonly Row[] = Object.entries(written).flatMap(([label, text]) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, label, fold: 'written', weight: 2 })),
);
