package dev.outbound.lab.faults;

import java.util.EnumSet;
import java.util.Set;

/** Where a process is killed: the steps of a message from claim to record, and of what people and providers do to it. */
enum Point {
    K01_CLAIMING,
    K02_CLAIMED,
    K03_BEFORE_THE_ATTEMPT,
    K04_AFTER_THE_ATTEMPT,
    K05_FENCED,
    K06_CONNECTED,
    K07_AFTER_MAIL,
    K08_AFTER_RCPT,
    K09_AFTER_DATA,
    K10_IN_THE_BODY,
    K11_BEFORE_THE_DOT,
    K12_TAKEN_WITHOUT_ANSWER,
    K13_ANSWER_READ,
    K14_RECORDING,
    K15_RECORDED,
    K16_QUITTING,
    K17_REAPING,
    K18_RESOLVING,
    K19_REPLY_BEING_STORED,
    K20_REPLY_STORED,
    K21_APPROVING,
    K22_LAUNCHING,
    K23_TEXT_REQUESTED,
    K24_TEXT_ANSWERED;

    private static final Set<Point> AT_THE_RELAY = EnumSet.range(K06_CONNECTED, K12_TAKEN_WITHOUT_ANSWER);

    /** Seen by the relay, which says nothing further until the process is dead. */
    boolean isAtTheRelay() {
        return AT_THE_RELAY.contains(this) || this == K16_QUITTING;
    }

    /** Between the fence and the record: nobody can know any more what became of the messages in hand. */
    boolean leavesDoubt() {
        return (compareTo(K05_FENCED) >= 0 && compareTo(K14_RECORDING) <= 0)
                || this == K17_REAPING
                || this == K16_QUITTING
                || this == K18_RESOLVING
                || this == K23_TEXT_REQUESTED
                || this == K24_TEXT_ANSWERED;
    }

    boolean isText() {
        return this == K18_RESOLVING || this == K23_TEXT_REQUESTED || this == K24_TEXT_ANSWERED;
    }
}
