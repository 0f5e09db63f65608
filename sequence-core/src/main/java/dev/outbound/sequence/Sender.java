package dev.outbound.sequence;

import dev.outbound.address.EmailAddress;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Who a sequence's mail is from: a name of 1 to 80 characters and the part before the {@code @}. The domain is never
 * chosen here: it is always the workspace's own. Refused are a name that holds an address, which many programs show in the
 * place of the real one, and {@code %} and {@code !} in the address, by which old mail systems are led to other domains.
 */
public record Sender(String name, String localPart) {

    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]@[^\\s@.]+\\.[^\\s@.]");

    public Sender {
        name = Checks.line("from name", name, 80, ErrorCode.SENDER_NAME_INVALID);
        if (ADDRESS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).find()) {
            throw new SequenceException(ErrorCode.SENDER_NAME_INVALID, "from name must not hold an email address");
        }
        localPart = localPart.strip();
        if (localPart.length() > 64 || !DOT_ATOM.matcher(localPart).matches()) {
            throw new SequenceException(
                    ErrorCode.SENDER_LOCALPART_INVALID,
                    "from address must be only the part before the @ (1 to 64 letters, digits, dots, dashes): the domain"
                            + " is the workspace's verified one");
        }
    }

    /** The From address under the workspace's domain. */
    public EmailAddress at(SendingDomain domain) {
        return new EmailAddress(localPart + "@" + domain.name());
    }
}
