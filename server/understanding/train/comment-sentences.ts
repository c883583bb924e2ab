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
    best price for likes and views, order here
    could you spare a minute and watch my cover, I know you are busy but it means the world to me
    I am a 17 year old rapper from Ohio, if you like my style leave a thumbs up so others see this
    we are a small band from Norway and nobody knows us yet, have a look at our page
    sorry for the advertising but I really want to be heard, come by and tell me what you think
    new beats every week on my page, no fake, just honest music
    like this comment so that more people can see my video
    thumbs up if you want me to be famous, then look at my uploads
    every like on my video feeds a hungry child
    my dream is to be a singer, just one click would help
    I upload gaming videos and prank videos, take a look please
    hello everyone, I make funny animations, stop by and say hi
    who wants to be friends, add me
    can this comment get 500 likes
    I will subscribe to everyone who subscribes to me
    subscribe me and I subscribe you, promise
    www.example.com is the best site to make easy money online
    I make 3000 dollars every month from my laptop, this site shows you how
    my sister earned 87 dollars an hour, read more here
    do you want a free tablet, all you have to do is sign up
    get your free gift card code before they are gone
    this generator gives you free coins, works 100 percent
    best server for your game, join now, the address is in my profile
    buy shirts of your favourite artist here, free shipping
    great phone cases at half price in our store, use the code SAVE
    look at my profile for hot pictures
    lonely tonight? come and chat with me
    sign this petition please, every voice counts
    please donate, my project on the fundraising page ends in two days
    please help my brother win this contest, vote on the page
    send this to ten people or you will have bad luck tonight
    copy and paste this to five other videos and you will be kissed on Friday
    follow my Instagram and my Twitter, I follow back
    add me on Facebook, the link is on my page
    listen to my remix of this song, it is better
    I did a dance to this, look at my channel
    watch my reaction to this video
    the whole movie in HD for free on my page
    you can download this song as mp3 here
    funny video, you have to see this http://video.example.com
    lol this is amazing http://goo.example/ab3X
    has anyone noticed this site? example dot net slash win
    just found a way to see who looks at your profile
    psychic told me everything about my future, write to her
    he helped me to get my ex back with his spell, mail him
    I lost 20 pounds with these pills, order here
    a broker who really pays, ask Mr James on telegram
    I got my first 50 followers, help me to reach 200
    help a small channel grow
    need more views? cheap and real, dm for the price list
    join our giveaway, the first hundred get a console
    hey I know you will scroll past this, but please give me a chance, I am new here and I try hard`,
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
    thank you, that was quick
    anyone here in 2024?
    who came here after the show last night
    this song takes me back to summer 2012
    I can not believe it is ten years old
    I love her voice, it gives me chills
    he is the king of rap, end of story
    this video has more views than there are people in my country
    going for three billion
    how can somebody dislike this
    what does he say at 1:45?
    does anybody know the name of the dancer in yellow
    the elephant is so cute lol
    my baby stops crying when I play this
    I hate this song, they play it everywhere
    overrated, the lyrics make no sense
    not my kind of music but the video is good
    why is this so popular
    remember when everybody danced like that
    we sang this in the car all the way home
    I listen to this every day
    please come to Brazil
    Greetings from Poland
    I subscribed because of this song
    she should make a video with him
    subscribe if you have a heart? no, just enjoy the music
    first
    this is my jam
    the views are stuck again
    like if you miss the old days
    the ending made me cry
    I wish I could dance like her
    I watched this a thousand times
    her best song since the first album
    I do not understand a word but I love it
    you can hear her real voice in the live version
    it is a shame that he died so young
    that part where he falls off the horse
    the guitar at the beginning is perfect
    who else is here before one billion
    my grandma loves it
    is it me or does she look like her sister
    ♥♥♥
    omg yes
    so true
    lol
    awesome!!!
    WOW
    Gangnam in 2013 was everywhere
    it is 3 am and I am watching this
    half of these comments are advertising, please stop
    stop begging for likes and listen to the song
    your channel is great, keep going
    I just checked, it has a million likes
    nice video, thank you for uploading it
    the link in the description does not work
    does your website ship to Canada?
    I followed you for years and never had an answer
    please check your messages, I wrote to you about my order
    can you give me the number of your hotline
    where can I download the manual
    how do I get my money back
    I want to win too, when does it end?
    please help me with my order
    hello, please help, I can not log in to my account
    can somebody please help me to change the address
    please check my account, I was charged twice
    please give me a refund
    please help, my phone does not start
    please call me back when you have time
    good morning, I need help with a delivery`,
} as const;

/** Comments in public, made up for Earshot. */
export const commentSentences: readonly Row[] = Object.entries(written).flatMap(([label, text]) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, label, fold: 'written', weight: 2 })),
);
