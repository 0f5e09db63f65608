package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.ended;
import static dev.outbound.contract.Samples.in;

import dev.outbound.address.AddressKey;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Touches of two contacts and their attempts, as the contracts about them store them. */
abstract class AttemptsBegun extends StorageContract {

    private final SequenceId sequence = new SequenceId(Samples.id());
    final Enrollment ann = anEnrollment(sequence, "ann");
    final Enrollment bob = anEnrollment(sequence, "bob");
    Touches touches;

    @BeforeEach
    void touches() {
        touches = storage.touches();
    }

    Touch sent(Enrollment enrollment, int position) {
        return stored(in(aTouch(enrollment, position), TouchStatus.SENT));
    }

    Touch stored(Touch touch) {
        touches.add(HERE, List.of(touch));
        return touches.find(HERE, touch.id()).orElseThrow();
    }

    Attempt begun(Attempt attempt) {
        touches.begin(HERE, List.of(attempt));
        return attempt;
    }

    Attempt begun(Attempt attempt, Attempt.State state) {
        begun(attempt);
        Attempt ended = ended(attempt, state);
        touches.end(HERE, List.of(ended));
        return ended;
    }

    static Attempt with(Attempt a, AddressKey to, String sender) {
        return new Attempt(
                a.id(),
                a.touch(),
                a.contact(),
                a.channel(),
                a.number(),
                to,
                sender,
                a.content(),
                a.startedAt(),
                a.deadline(),
                a.state(),
                a.endedAt(),
                a.providerId(),
                a.detail());
    }
}
