package dev.outbound.template;

import java.util.List;
import java.util.Optional;

/** The four goals a person can start from instead of a blank page. */
public final class StarterGoals {

    public static final StarterGoal BOOK_A_MEETING = new StarterGoal("book-a-meeting", "Book a meeting", """
            Win a first, short call. Begin with one sentence on why this person and why now. Say in everyday words what \
            we do for people in their role and the single result that counts for them. End with one clear request for \
            15 minutes and two concrete times to choose from. No attachments and no list of features.""");

    public static final StarterGoal START_A_REPLY = new StarterGoal("start-a-reply", "Start a reply", """
            Start a conversation and nothing beyond it. Ask one specific question, tied to something true about their \
            role or company, that this person can answer in a sentence. Do not suggest a meeting, send a link to a \
            calendar or sell anything. Any written answer is a success.""");

    public static final StarterGoal RE_ENGAGE = new StarterGoal("re-engage", "Re-engage", """
            Re-engage somebody who knew us and went quiet. Neither mention the silence nor say that we are checking in. \
            Bring one new angle: something that changed on our side or on theirs, or an observation they can use. Make \
            "not now" an easy answer and keep the next step small.""");

    public static final StarterGoal RENEW = new StarterGoal("renew", "Renew", """
            Begin talking about the renewal early and without pressure. Sound like the person who looks after their \
            success, not like a seller. Recall what they wanted to achieve, name what they have gained so far with facts \
            from their profile only, ask what should be different in the next term, and suggest a time to go through it \
            together.""");

    private static final List<StarterGoal> ALL = List.of(BOOK_A_MEETING, RE_ENGAGE, RENEW, START_A_REPLY);

    private StarterGoals() {}

    /** All of them, by name. */
    public static List<StarterGoal> all() {
        return ALL;
    }

    public static Optional<StarterGoal> find(String key) {
        return ALL.stream().filter(goal -> goal.key().equals(key)).findFirst();
    }
}
