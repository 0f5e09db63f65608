package dev.outbound.draft;

import java.util.List;
import java.util.Optional;

/** All the starter writer needs for one message, made ready: facts, manner, subject matter and what was said before. */
record StarterScene(
        DraftRequest request, StarterFacts facts, Manner manner, StarterSubjectMatter matter, Variation variation) {

    static StarterScene of(DraftRequest request) {
        return new StarterScene(
                request,
                StarterFacts.of(request.contact(), request.sender()),
                new Manner(request.tone()),
                StarterSubjectMatter.of(request),
                new Variation(request.contact().id(), request.place().position()));
    }

    boolean isFirst() {
        return request.earlier().isEmpty();
    }

    /** The last of several messages: it says goodbye. */
    boolean isLast() {
        return request.place().of() > 1
                && request.place().position() == request.place().of();
    }

    Optional<DraftContent.Email> earlierEmail() {
        List<DraftContent> earlier = request.earlier();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (earlier.get(i) instanceof DraftContent.Email email) {
                return Optional.of(email);
            }
        }
        return Optional.empty();
    }

    /** "my email …", "my text message" or "my call": what the contact had last, a mail above all. */
    String earlierMessage() {
        Optional<String> subject = earlierEmail()
                .map(email -> PlainData.words(email.subject().replace('"', '\''), 60))
                .filter(text -> !text.isEmpty());
        if (subject.isPresent()) {
            return "my email \"" + subject.get() + "\"";
        }
        DraftContent last = request.earlier().get(request.earlier().size() - 1);
        return last.fold(email -> "my email", sms -> "my text message", call -> "my call");
    }

    /** Why this person. */
    String whyYou() {
        String title = facts.title();
        String company = facts.company();
        if (!title.isEmpty() && !company.isEmpty()) {
            return say(
                    "you",
                    List.of(
                            "I am writing to you because of your role as %s at %s.",
                            "Your role as %s at %s is the reason I am writing to you.",
                            "As %s at %s, you are the person I would like to ask."),
                    title,
                    company);
        }
        if (!company.isEmpty()) {
            return say(
                    "you",
                    List.of(
                            "I am writing to you because of your work at %s.",
                            "I thought of %s, and of you, when I prepared this.",
                            "The reason I am writing to you is your work at %s."),
                    company);
        }
        if (!title.isEmpty()) {
            return say(
                    "you",
                    List.of(
                            "I am writing to you because of your role as %s.",
                            "Your role as %s is the reason I am writing to you."),
                    title);
        }
        return say(
                "you",
                List.of(
                        "I am writing to you because I think this concerns you.",
                        "I will be brief, because your time is short."));
    }

    /** Why the message is written. */
    String reason() {
        Optional<String> event = facts.attribute("event", "eventname");
        if (matter.purpose() == Purpose.EVENT && event.isPresent()) {
            return say(
                    "reason",
                    List.of(
                            "I would like to follow up on %s while it is fresh.",
                            "I am following up on %s with something that may be of use to you."),
                    event.get());
        }
        Optional<String> referrer = facts.attribute("referrer", "referredby", "referrername");
        if (matter.purpose() == Purpose.REFERRAL && referrer.isPresent()) {
            return say(
                    "reason",
                    List.of("%s suggested that I write to you.", "I am writing on the suggestion of %s."),
                    referrer.get());
        }
        if (matter.purpose().isUnknown() && matter.sentence().isPresent()) {
            return manner.say("%s", matter.sentence().get());
        }
        return say("reason", matter.purpose().phrases().reasons());
    }

    String topic() {
        boolean said = matter.purpose().isUnknown() && matter.sentence().isPresent();
        return matter.topic()
                .filter(topic -> !said)
                .map(topic -> manner.say("It is about %s.", topic))
                .orElse("");
    }

    String thought() {
        return say("thought", matter.purpose().phrases().thoughts());
    }

    String ask() {
        return say("ask", matter.purpose().phrases().asks());
    }

    String about() {
        return matter.topic().orElse(matter.purpose().phrases().about());
    }

    String quoted() {
        return matter.quoted().orElse("");
    }

    String say(String what, List<String> ways, Object... data) {
        return manner.say(variation.pick(what, ways), data);
    }
}
