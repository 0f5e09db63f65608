package dev.outbound.template;

import static dev.outbound.address.Channel.EMAIL;
import static dev.outbound.address.Channel.SMS;
import static dev.outbound.address.Channel.VOICE;
import static dev.outbound.template.StockTemplate.step;

import dev.outbound.sequence.Tone;

/** Stock templates towards people who are not customers. */
final class SalesTemplates {

    static final StockTemplate FOUNDER_LED_OUTBOUND = StockTemplate.of(
            "founder-led-outbound",
            "Founder-led outbound",
            Tone.DIRECT,
            "As the founder, begin a first conversation with somebody who is likely to have the problem we solve, and find"
                    + " out whether 15 minutes are worth it for both.",
            step(
                    0,
                    EMAIL,
                    "8-11",
                    "Why you",
                    "In the first person, as the founder. One line on why this person, one on the problem, then one"
                            + " question. At most 90 words. No links."),
            step(
                    3,
                    EMAIL,
                    "9-12",
                    "One proof",
                    "Continue the thread. Two sentences on one concrete result a customer had, taken from the step notes or"
                            + " the profile, then ask whether they have the problem too. At most 70 words."),
            step(
                    5,
                    VOICE,
                    "10-16",
                    "Quick call",
                    "A script of 20 seconds: name, company, the reason from the first email, and an invitation to reply to"
                            + " it. Say that it is an automated message."),
            step(
                    8,
                    SMS,
                    "10-17",
                    "Nudge",
                    "One sentence that says who is writing and points to the email. No link. At most 200 characters."),
            step(
                    12,
                    EMAIL,
                    "9-12",
                    "Breakup",
                    "Continue the thread. Say that this is the last note, leave one useful thought and make it easy to"
                            + " decline. At most 60 words."));

    static final StockTemplate EVENT_HANDOFF = StockTemplate.of(
            "event-handoff",
            "Event handoff",
            Tone.WARM,
            "Follow up on a conversation or a badge scan from an event while it is still fresh.",
            step(
                    0,
                    EMAIL,
                    "9-12",
                    "Nice to meet you",
                    "Name the event and what the profile notes from the talk; where nothing is noted, do not pretend. Offer"
                            + " one fitting resource and ask one question. At most 110 words."),
            step(
                    1,
                    SMS,
                    "10-17",
                    "Quick hello",
                    "Who you are, which event it was, and that an email is waiting. At most 180 characters."),
            step(
                    4,
                    EMAIL,
                    "9-15",
                    "The useful bit",
                    "Continue the thread. Pass on one idea from the event that matters in their role and suggest a call of"
                            + " 15 minutes."),
            step(
                    7,
                    VOICE,
                    "10-16",
                    "Call",
                    "20 seconds. The event in the first sentence, then the wish for a reply to the email. Say that it is an"
                            + " automated message."),
            step(
                    11,
                    EMAIL,
                    "9-15",
                    "Close the loop",
                    "Continue the thread. Offer either to close the topic or to pick a time, without any guilt. At most 60"
                            + " words."));

    static final StockTemplate QUIET_PIPELINE_REVIVAL = StockTemplate.of(
            "quiet-pipeline-revival",
            "Quiet pipeline revival",
            Tone.DIRECT,
            "Re-open opportunities that fell silent by giving them a new reason to talk.",
            step(
                    0,
                    EMAIL,
                    "8-11",
                    "Something changed",
                    "Begin with one change (our product, their company, their market) from the profile or these notes. Not a"
                            + " word about the silence. One question."),
            step(
                    4,
                    EMAIL,
                    "9-12",
                    "Short answer please",
                    "Continue the thread. Offer three answers of one word: now, later, no. At most 50 words."),
            step(
                    9,
                    VOICE,
                    "10-16",
                    "Call",
                    "20 seconds: refer to the change and ask for a reply of one word to the email. Say that it is an"
                            + " automated message."),
            step(
                    14,
                    EMAIL,
                    "9-12",
                    "Closing the file",
                    "Continue the thread. Say that the file will be closed unless they object, and thank them. At most 50"
                            + " words."));

    static final StockTemplate REFERRAL_INTRODUCTION = StockTemplate.of(
            "referral-introduction",
            "Referral introduction",
            Tone.FORMAL,
            "Follow up on a referral with respect, and obtain a short introductory call.",
            step(
                    0,
                    EMAIL,
                    "9-12",
                    "Introduction",
                    "Name the person who referred us in the first sentence, but only if the profile holds the name; say why"
                            + " they thought of this person. Ask for 15 minutes."),
            step(
                    5,
                    EMAIL,
                    "9-12",
                    "Context",
                    "Continue the thread. Two sentences on why it matters in their role; repeat the request once."),
            step(
                    9,
                    VOICE,
                    "10-16",
                    "Courtesy call",
                    "20 seconds, formal; name the person who referred us if known. Say that it is an automated message."),
            step(
                    15,
                    EMAIL,
                    "9-12",
                    "With thanks",
                    "Continue the thread. Close with courtesy and leave the door open. At most 60 words."));

    private SalesTemplates() {}
}
