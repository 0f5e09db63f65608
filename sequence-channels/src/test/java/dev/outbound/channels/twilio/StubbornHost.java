package dev.outbound.channels.twilio;

import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import java.util.List;

/** A host whose JVM is told to repeat requests that failed, POSTs too. */
public final class StubbornHost {

    private StubbornHost() {}

    /** Sends texts on connections that are cut, each after one that was kept open. */
    public static void main(String[] arguments) {
        try (TwilioSimulator simulator = Phones.simulator()) {
            var texts = new Twilio(Phones.settings(simulator)).texts();
            for (Answer.Act act : List.of(Answer.Act.CLOSE, Answer.Act.RESET)) {
                for (int i = 0; i < 10; i++) {
                    simulator.answeringNext(Answer.TAKEN, Answer.takenSilently(act));
                    texts.send(Phones.text());
                    System.out.println(Phones.told(texts.send(Phones.text())));
                }
            }
            System.out.println("posts: " + simulator.posts() + ", taken: "
                    + simulator.entries().size());
        }
        System.exit(0);
    }
}
