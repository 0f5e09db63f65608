package dev.outbound.draft;

import java.util.List;

/**
 * Ways to say it, all without facts that nobody knows.
 *
 * @param subjects of a first mail
 * @param about what a text or a call is about, to follow "about"
 * @param reasons why the message is written
 * @param thoughts what a later message adds
 * @param asks the one thing asked for
 */
record Phrases(List<String> subjects, String about, List<String> reasons, List<String> thoughts, List<String> asks) {

    static final Phrases MEETING = new Phrases(
            List.of("A short introduction", "15 minutes together", "A quick call"),
            "a short introductory call",
            List.of(
                    "I would like to find out in a short call whether we can be useful to you.",
                    "A short call would show us both quickly whether this is worth more of your time."),
            List.of(
                    "If a call is too much right now, one line about what matters most to you would already help.",
                    "I keep such calls short: your situation first, then what we do, then a plain yes or no."),
            List.of(
                    "Would Tuesday morning or Thursday afternoon suit you for 15 minutes?",
                    "Is there room for 15 minutes on Wednesday or on Thursday?",
                    "Which suits you better for 15 minutes: Tuesday at 10:00 or Thursday at 14:00?"));

    static final Phrases REPLY = new Phrases(
            List.of("One question", "A question for you", "Your view"),
            "one short question",
            List.of(
                    "I am trying to understand how people in your position see this, and I would value your view.",
                    "I have one question that you can answer better than anybody else."),
            List.of(
                    "A single sentence is plenty, and there is no pitch hidden behind it.",
                    "I ask because the answer differs a lot from team to team."),
            List.of(
                    "What takes more of your time at the moment than it should?",
                    "If you could change one thing about how this works for you today, what would it be?",
                    "What is the one thing you would improve first?"));

    static final Phrases REVIVAL = new Phrases(
            List.of("A new angle", "Something that changed", "A fresh thought"),
            "a new angle on what we talked about",
            List.of(
                    "There is a new angle that may suit you better than what we talked about before.",
                    "I see a simpler way to start than the one we talked about before."),
            List.of(
                    "\"Now\", \"later\" or \"no\" is a complete answer.",
                    "The first step can be as small as you like."),
            List.of(
                    "Shall I send you three lines about it?",
                    "Is it worth a short exchange, or is now not the time?",
                    "Would a short summary be useful to you?"));

    static final Phrases RENEWAL = new Phrases(
            List.of("Looking ahead", "Planning the next term", "Your next term with us"),
            "your renewal",
            List.of(
                    "I would like to prepare your renewal early and calmly, together with you.",
                    "Your renewal is coming up, and I would like to start from what you want to achieve."),
            List.of(
                    "It would help me to know what has worked for you and what is still missing.",
                    "Nothing has to be decided now; knowing what you need is enough."),
            List.of(
                    "What should change for the next term?",
                    "Would Tuesday or Thursday suit you for a review together?",
                    "What would make the next term a success for you?"));

    static final Phrases EVENT = new Phrases(
            List.of("Following up", "After the event", "Picking up where we left off"),
            "the event",
            List.of(
                    "I would like to follow up on the event while it is fresh.",
                    "I am following up on the event with something that may be of use to you."),
            List.of(
                    "I am happy to share what other visitors found most useful.",
                    "If one topic stayed with you, I would gladly go deeper into it."),
            List.of(
                    "Which topic of the event matters most to you?",
                    "Is there a topic you would like to go deeper into?",
                    "Would 15 minutes on Tuesday or Thursday suit you?"));

    static final Phrases TRIAL = new Phrases(
            List.of("Your trial", "A first result", "Help with your trial"),
            "your trial",
            List.of(
                    "I would like to help you get a first useful result from your trial before it ends.",
                    "Your trial is still running, and the first useful result is usually a small step away."),
            List.of(
                    "We can set it up together; ten minutes are usually enough.",
                    "Tell me where you stopped and I will send you the next step."),
            List.of(
                    "What got in the way so far?",
                    "Shall we set it up together in 10 minutes?",
                    "What would you like to see working first?"));

    static final Phrases INBOUND = new Phrases(
            List.of("Your request", "Thank you for getting in touch", "Next step on your request"),
            "your request",
            List.of(
                    "Thank you for your request; I would like to answer it properly.",
                    "Thank you for getting in touch with us."),
            List.of(
                    "If writing is easier for you, I will gladly answer by email instead of a call.",
                    "The more I know about what you need, the more useful my answer will be."),
            List.of(
                    "Would tomorrow morning or the day after suit you for a short call?",
                    "When would a short call suit you in the next two working days?",
                    "What would you like to have answered first?"));

    static final Phrases MISSED_MEETING = new Phrases(
            List.of("A new time", "Finding another time", "Our meeting"),
            "a new time for our meeting",
            List.of(
                    "We missed each other, which happens easily.",
                    "Our meeting did not happen, and I would be glad to find another time."),
            List.of(
                    "If it is easier, tell me a time and I will fit in with it.",
                    "If the topic has become less urgent, I will gladly park it."),
            List.of(
                    "Would Tuesday morning or Thursday afternoon suit you?",
                    "Which suits you better: Tuesday at 10:00 or Thursday at 14:00?",
                    "Is there a better time on Wednesday or on Thursday?"));

    static final Phrases REFERRAL = new Phrases(
            List.of("An introduction", "Introducing myself", "A recommendation"),
            "a short introduction",
            List.of(
                    "I was told that you are the right person to talk to.",
                    "You were recommended to me as the right person to ask."),
            List.of(
                    "I would keep it to the part that concerns your work.",
                    "A short conversation is enough to see whether the recommendation was a good one."),
            List.of(
                    "May I ask for 15 minutes of your time, on Tuesday or on Thursday?",
                    "Would you have 15 minutes for an introduction on Wednesday or on Thursday?",
                    "Would a call of 15 minutes suit you on Tuesday or on Thursday?"));

    static final Phrases OTHER = new Phrases(
            List.of("A short note", "Something for you", "A quick note"),
            "something that may be of use to you",
            List.of("I believe this could be of use to you.", "This may be relevant to you, so I will keep it short."),
            List.of(
                    "I will gladly send details if you would like to know more.",
                    "If somebody else looks after this, a name would already help."),
            List.of("Is this of interest to you?", "Would you like to hear more?", "What do you think?"));
}
