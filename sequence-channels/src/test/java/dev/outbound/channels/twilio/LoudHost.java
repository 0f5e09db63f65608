package dev.outbound.channels.twilio;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import java.time.Instant;
import org.slf4j.LoggerFactory;

/** A host whose libraries log everything they have to say. */
public final class LoudHost {

    private LoudHost() {}

    /** Sends, fails to send, and asks. */
    public static void main(String[] arguments) {
        LoggerFactory.getLogger(LoudHost.class).trace("it is loud");
        try (TwilioSimulator simulator = Phones.simulator()) {
            Twilio twilio = new Twilio(Phones.settings(simulator));
            System.out.println(twilio.texts().send(Phones.text()));
            System.out.println(twilio.calls().send(Phones.call()));
            simulator.answering(Answer.refused(400, 21211));
            System.out.println(twilio.texts().send(Phones.text()));
            simulator.receive(Phones.TO, Phones.FROM, "STOP");
            System.out.println(twilio.inbox().poll(PhoneNumber.of(Phones.FROM), Instant.EPOCH.plusSeconds(86_400)));
        }
        System.out.println("done");
        System.exit(0);
    }
}
