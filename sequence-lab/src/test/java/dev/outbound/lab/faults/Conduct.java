package dev.outbound.lab.faults;

/** What the relay does with one connection or one message: twenty ways, nineteen of them bad. */
enum Conduct {
    TAKE,
    TAKE_SLOWLY,
    BANNER_HANGS_UP,
    BANNER_IS_BUSY,
    EHLO_HANGS_UP,
    MAIL_IS_DEFERRED,
    MAIL_IS_REFUSED,
    MAIL_HANGS_UP,
    RCPT_IS_DEFERRED,
    RCPT_IS_REFUSED,
    RCPT_HANGS_UP,
    DATA_IS_DEFERRED,
    DATA_HANGS_UP,
    BODY_IS_CUT,
    DOT_IS_DEFERRED,
    DOT_IS_REFUSED,
    DOT_HANGS_UP,
    TAKEN_AND_HUNG_UP,
    TAKEN_AND_GARBLED,
    QUIT_HANGS_UP;

    /** Whether the relay has the message in the end. */
    boolean takes() {
        return switch (this) {
            case TAKE, TAKE_SLOWLY, TAKEN_AND_HUNG_UP, TAKEN_AND_GARBLED, QUIT_HANGS_UP -> true;
            default -> false;
        };
    }

    boolean isOfTheConnection() {
        return this == BANNER_HANGS_UP || this == BANNER_IS_BUSY || this == EHLO_HANGS_UP;
    }

    /** Whether nobody who only heard the relay can know if it has the message. */
    boolean leavesDoubt() {
        return this == BODY_IS_CUT || this == DOT_HANGS_UP || this == TAKEN_AND_HUNG_UP || this == TAKEN_AND_GARBLED;
    }
}
