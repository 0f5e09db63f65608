package dev.outbound.channels.email;

/** How far a call has come. Only from {@link #ACCEPTANCE} on may the relay have the message. */
enum Stage {
    GREETING,
    HELLO,
    TLS,
    LOGIN,
    IDLE,
    SENDER,
    RECIPIENT,
    DATA,
    BODY,
    /** The dot that ends the message is being written, or has been, and its answer is not read yet. */
    ACCEPTANCE;

    boolean isConnecting() {
        return this == GREETING || this == HELLO || this == TLS || this == LOGIN;
    }

    /** The stage a command begins; the current one if it does not begin any. */
    Stage after(String command) {
        if (command.startsWith("EHLO") || command.startsWith("HELO")) {
            return HELLO;
        }
        if (command.startsWith("STARTTLS")) {
            return TLS;
        }
        if (command.startsWith("AUTH")) {
            return LOGIN;
        }
        if (command.startsWith("MAIL FROM:")) {
            return SENDER;
        }
        if (command.startsWith("RCPT TO:")) {
            return RECIPIENT;
        }
        if (command.equals("DATA")) {
            return DATA;
        }
        return this;
    }
}
