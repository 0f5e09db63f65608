package dev.outbound.template;

import static dev.outbound.address.Channel.EMAIL;
import static dev.outbound.address.Channel.SMS;
import static dev.outbound.address.Channel.VOICE;
import static dev.outbound.template.StockTemplate.step;

import dev.outbound.sequence.Tone;

/** Stock templates towards customers and people who came to us. */
final class CustomerTemplates {

    static final StockTemplate RENEWAL_RUNWAY = StockTemplate.of(
            "renewal-runway",
            "Renewal runway",
            Tone.WARM,
            "Start talking about the renewal some 90 days ahead, bring risks to light early and agree on a review together.",
            step(
                    0,
                    EMAIL,
                    "9-16",
                    "Looking ahead",
                    "The voice of customer success. Recall what they first wanted, if known, and ask what success would be"
                            + " next year. Nothing about prices."),
            step(
                    10,
                    EMAIL,
                    "9-16",
                    "Value so far",
                    "Continue the thread. Two facts on use or results from the profile, then ask what is missing. Never"
                            + " invent a number."),
            step(
                    21,
                    VOICE,
                    "10-16",
                    "Check-in call",
                    "25 seconds: offer a review together and name the month of renewal if known. Say that it is an automated"
                            + " message."),
            step(
                    35,
                    EMAIL,
                    "9-16",
                    "Review invite",
                    "Propose a review of 30 minutes, with three points to talk about and two times to choose from."),
            step(
                    50,
                    SMS,
                    "10-17",
                    "Gentle reminder",
                    "One sentence that recalls the invitation to the review. At most 160 characters."),
            step(
                    60,
                    EMAIL,
                    "9-16",
                    "Next steps",
                    "Continue the thread. Say what is needed, and by when, to renew without a gap; offer help."));

    static final StockTemplate TRIAL_WAKE_UP = StockTemplate.of(
            "trial-wake-up",
            "Trial wake-up",
            Tone.PLAYFUL,
            "Help somebody who began a trial and got stuck to a first useful result before it ends.",
            step(
                    0,
                    EMAIL,
                    "9-12",
                    "First win",
                    "The one next action that pays off, as three short steps. One question: what got in the way?"),
            step(
                    2,
                    EMAIL,
                    "9-15",
                    "A shortcut",
                    "Continue the thread. Offer to set it up together in 10 minutes. At most 70 words."),
            step(4, SMS, "10-17", "Need a hand?", "Offer help and ask for a yes or a no. At most 160 characters."),
            step(
                    6,
                    VOICE,
                    "10-16",
                    "Setup offer",
                    "20 seconds: offer to guide them through the setup, without pressure. Say that it is an automated"
                            + " message."),
            step(
                    9,
                    EMAIL,
                    "9-15",
                    "Before it ends",
                    "Say openly that the trial is ending, what they keep, what they lose and how to extend it."));

    static final StockTemplate INBOUND_FAST_FOLLOW = StockTemplate.of(
            "inbound-fast-follow",
            "Inbound fast follow",
            Tone.WARM,
            "Answer a demo request or a contact request without delay and agree on a time.",
            step(
                    0,
                    EMAIL,
                    "8-18",
                    "Thanks and times",
                    "Thank them for their request, reflect the need they stated and offer two times within two working days."
                            + " At most 90 words."),
            step(0, SMS, "9-20", "Heads-up", "Say that an email with times is on its way. At most 140 characters."),
            step(
                    1,
                    VOICE,
                    "9-17",
                    "Call",
                    "20 seconds: calling about their request, and inviting them to pick a time from the email. Say that it"
                            + " is an automated message."),
            step(
                    3,
                    EMAIL,
                    "9-16",
                    "Still useful?",
                    "Continue the thread. One line of help that needs nothing from us, then ask whether the timing has"
                            + " changed."),
            step(
                    6,
                    EMAIL,
                    "9-16",
                    "Last try",
                    "Continue the thread. Offer to answer by email in place of a call. At most 60 words."));

    static final StockTemplate MISSED_MEETING_RESCUE = StockTemplate.of(
            "missed-meeting-rescue",
            "Missed meeting rescue",
            Tone.WARM,
            "Find a new time for a meeting the other side missed, without any blame.",
            step(
                    0,
                    EMAIL,
                    "9-17",
                    "Missed each other",
                    "Assume good faith, offer two new times and keep the agenda to one line. At most 60 words."),
            step(1, SMS, "10-17", "New time?", "Ask which of the two times suits. At most 140 characters."),
            step(
                    3,
                    VOICE,
                    "10-16",
                    "Quick call",
                    "15 seconds: offer to find a new time. Say that it is an automated message."),
            step(
                    6,
                    EMAIL,
                    "9-16",
                    "Park it?",
                    "Continue the thread. Offer to park it and say when you would come back. At most 50 words."));

    private CustomerTemplates() {}
}
