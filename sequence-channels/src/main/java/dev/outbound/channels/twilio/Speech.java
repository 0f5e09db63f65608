package dev.outbound.channels.twilio;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What calls sound like.
 *
 * @param language a BCP 47 tag that Twilio speaks
 * @param voice one of Twilio's voices; empty for the usual one of the language
 * @param offer said to people after the script: how to be called no more. The key counts from the first word on
 * @param farewell said to those who pressed it
 * @param machine what an answering machine gets
 */
public record Speech(String language, Optional<String> voice, String offer, String farewell, Machine machine) {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    public static final Speech ENGLISH = new Speech(
            "en-US",
            Optional.empty(),
            "Press 9 to get no more calls from us.",
            "You will get no more calls from us. Goodbye.",
            Machine.message("This was an automated message."));

    public Speech {
        if (!TAG.matcher(language).matches()) {
            throw new SequenceException(
                    ErrorCode.INVALID_VALUE, "language is " + language + ", must be a tag such as en-US");
        }
        voice = voice.map(name -> Checks.line("voice", name, 100, ErrorCode.INVALID_VALUE));
        offer = Checks.line("offer", offer, 500, ErrorCode.INVALID_VALUE);
        farewell = Checks.line("farewell", farewell, 500, ErrorCode.INVALID_VALUE);
    }

    /**
     * What an answering machine gets.
     *
     * @param isAsked whether it is found out at all who answers; that costs the person some silence at first
     * @param ending said to a machine after the script, where a person hears which key to press: a number that takes
     *     opt-outs belongs here. Empty to hang up on machines without a word
     */
    public record Machine(boolean isAsked, Optional<String> ending) {

        /** Nobody asks: a machine gets what a person gets. */
        public static final Machine NOT_ASKED = new Machine(false, Optional.empty());

        /** Machines are hung up on. */
        public static final Machine NO_MESSAGE = new Machine(true, Optional.empty());

        public Machine {
            ending = ending.map(words -> Checks.line("ending", words, 500, ErrorCode.INVALID_VALUE));
        }

        /** Machines get the script after their beep, and this in place of the offer. */
        public static Machine message(String ending) {
            return new Machine(true, Optional.of(ending));
        }
    }

    public Speech withLanguage(String nextLanguage, Optional<String> nextVoice) {
        return new Speech(nextLanguage, nextVoice, offer, farewell, machine);
    }

    public Speech withWords(String nextOffer, String nextFarewell) {
        return new Speech(language, voice, nextOffer, nextFarewell, machine);
    }

    public Speech withMachine(Machine next) {
        return new Speech(language, voice, offer, farewell, next);
    }
}
