package dev.outbound.lab.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** One connection to the relay. */
final class RelayDialogue implements Runnable {

    private static final int SLOW_MILLIS = 30;

    private final Relay relay;
    private final Socket client;
    private Conduct conduct = Conduct.TAKE;
    private String recipient = "";

    RelayDialogue(Relay relay, Socket client) {
        this.relay = relay;
        this.client = client;
    }

    /** The connection ends here. */
    private static final class HangUp extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void run() {
        try (client) {
            client.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            talk(in, out);
        } catch (IOException gone) {
            // The other side ends too.
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        silentAt(Point.K06_CONNECTED, in);
        conduct = relay.nextConduct();
        hangUpIf(Conduct.BANNER_HANGS_UP);
        if (conduct == Conduct.BANNER_IS_BUSY) {
            say(out, "421 4.3.2 busy");
            throw new HangUp();
        }
        say(out, "220 relay");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    hangUpIf(Conduct.EHLO_HANGS_UP);
                    say(out, "250 relay");
                }
                case "MAIL" -> mail(in, out);
                case "RCPT" -> rcpt(line, in, out);
                case "DATA" -> data(in, out);
                case "QUIT" -> {
                    silentAt(Point.K16_QUITTING, in);
                    hangUpIf(Conduct.QUIT_HANGS_UP);
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void mail(BufferedReader in, OutputStream out) throws IOException {
        silentAt(Point.K07_AFTER_MAIL, in);
        conduct = relay.nextConduct();
        hangUpIf(Conduct.MAIL_HANGS_UP);
        say(
                out,
                switch (conduct) {
                    case MAIL_IS_DEFERRED -> "451 4.3.0 later";
                    case MAIL_IS_REFUSED -> "550 5.7.1 not from you";
                    default -> "250 ok";
                });
    }

    private void rcpt(String line, BufferedReader in, OutputStream out) throws IOException {
        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        silentAt(Point.K08_AFTER_RCPT, in);
        hangUpIf(Conduct.RCPT_HANGS_UP);
        say(
                out,
                switch (conduct) {
                    case RCPT_IS_DEFERRED -> "450 4.2.1 later";
                    case RCPT_IS_REFUSED -> "550 5.1.1 nobody here";
                    default -> "250 ok";
                });
    }

    private void data(BufferedReader in, OutputStream out) throws IOException {
        hangUpIf(Conduct.DATA_HANGS_UP);
        if (conduct == Conduct.DATA_IS_DEFERRED) {
            say(out, "451 4.3.0 later");
            return;
        }
        say(out, "354 go on");
        silentAt(Point.K09_AFTER_DATA, in);
        String attempt = "";
        String messageId = "";
        String previous = "";
        int lines = 0;
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new HangUp();
            }
            lines++;
            if (lines == 2) {
                silentAt(Point.K10_IN_THE_BODY, in);
                hangUpIf(Conduct.BODY_IS_CUT);
            }
            if (line.startsWith("X-Sequence-Attempt:")) {
                attempt = line.substring(line.indexOf(':') + 1).strip();
            } else if (line.startsWith("Message-ID:")) {
                messageId = line.substring(line.indexOf(':') + 1).strip();
            } else if (previous.equals("Message-ID:")) {
                messageId = line.strip();
            }
            previous = line.strip();
        }
        silentAt(Point.K11_BEFORE_THE_DOT, in);
        dot(attempt, messageId, in, out);
    }

    private void dot(String attempt, String messageId, BufferedReader in, OutputStream out) throws IOException {
        hangUpIf(Conduct.DOT_HANGS_UP);
        if (conduct == Conduct.DOT_IS_DEFERRED || conduct == Conduct.DOT_IS_REFUSED) {
            say(out, conduct == Conduct.DOT_IS_DEFERRED ? "451 4.3.0 later" : "554 5.6.0 not this");
            return;
        }
        pauseIfSlow();
        relay.take(UUID.fromString(attempt), messageId, recipient);
        silentAt(Point.K12_TAKEN_WITHOUT_ANSWER, in);
        hangUpIf(Conduct.TAKEN_AND_HUNG_UP);
        say(out, conduct == Conduct.TAKEN_AND_GARBLED ? "okay" : "250 2.0.0 taken");
    }

    private void pauseIfSlow() throws IOException {
        if (conduct == Conduct.TAKE_SLOWLY) {
            try {
                Thread.sleep(SLOW_MILLIS);
            } catch (InterruptedException closed) {
                throw new HangUp();
            }
        }
    }

    private void hangUpIf(Conduct told) throws HangUp {
        if (conduct == told) {
            throw new HangUp();
        }
    }

    /** Reads on until the caller is dead, and keeps nothing of it. */
    private void silentAt(Point point, BufferedReader in) throws IOException {
        if (relay.isTrapped(point)) {
            while (in.read() >= 0) {
                // The rest of what the dead process had written.
            }
            throw new HangUp();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
