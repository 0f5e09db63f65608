package dev.outbound.channels.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import java.net.URI;
import java.util.Optional;

/** What is said in a call, as TwiML. The words are text in it, whatever characters they hold. */
final class Script {

    static final String HANG_UP = new VoiceResponse.Builder()
            .hangup(new Hangup.Builder().build())
            .build()
            .toXml();

    private static final int SECONDS_FOR_KEY = 4;

    private final Speech speech;

    Script(Speech speech) {
        this.speech = speech;
    }

    /** For a person: the words and the offer; a key may be pressed from the first word on. */
    String forPerson(String words, URI key) {
        Gather gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(1)
                .timeout(SECONDS_FOR_KEY)
                .action(key)
                .method(HttpMethod.POST)
                .say(say(words))
                .say(say(speech.offer()))
                .build();
        return new VoiceResponse.Builder()
                .gather(gather)
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }

    /** For a machine: the words and the ending, or nothing. */
    String forMachine(String words) {
        Optional<String> ending = speech.machine().ending();
        return ending.map(last -> new VoiceResponse.Builder()
                        .say(say(words))
                        .say(say(last))
                        .hangup(new Hangup.Builder().build())
                        .build()
                        .toXml())
                .orElse(HANG_UP);
    }

    /** After the key that ends the calls. */
    String farewell() {
        return new VoiceResponse.Builder()
                .say(say(speech.farewell()))
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }

    /** After any other key: from the beginning. */
    static String again(URI call) {
        return new VoiceResponse.Builder()
                .redirect(new Redirect.Builder(call).method(HttpMethod.POST).build())
                .build()
                .toXml();
    }

    private Say say(String words) {
        String speakable = words.codePoints()
                .filter(Script::isSpeakable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Say.Builder say = new Say.Builder(speakable).option("language", speech.language());
        speech.voice().ifPresent(name -> say.option("voice", name));
        return say.build();
    }

    /** Some characters no XML can hold, however they are written. */
    private static boolean isSpeakable(int c) {
        boolean isSurrogate = c >= 0xd800 && c <= 0xdfff;
        boolean isNone = c == 0xfffe || c == 0xffff;
        return c == '\n' || c == '\t' || (c >= 0x20 && !isSurrogate && !isNone);
    }
}
