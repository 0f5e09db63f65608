package dev.outbound.channels.email;

import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Consent;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that may stand in no log: each holds one of the marks, or is listed. */
final class Canaries {

    /** In every address, name, subject and body. */
    static final String MARK = "zanzibar";

    static final String ADDRESS = "zanzibar.ann@zanzibar-people.example";
    static final String PHONE = "+12125559876";
    static final String NAME = "Zanzibarella";
    static final String COMPANY = "Zanzibar Shipping";
    static final String WORDS = "Zanzibarella, the zanzibar offer ends on Friday.";
    static final String USER = "zanzibar-user";
    static final String PASSWORD = "zanzibar-password";
    static final String AUTH_TOKEN = "zanzibar-auth-token";
    static final String CALLBACK_SECRET = "zanzibar callback secret of more than 32 bytes";
    static final String SECRET = "zanzibar signing secret of more than 32 bytes";

    private static final int IN_A_LINE = 48;

    private Canaries() {}

    /** Also as they are encoded on the wire. */
    static List<String> marks() {
        return List.of(MARK, "2125559876", base64(USER), base64(PASSWORD), base64("AC0123456789abcdef"));
    }

    static Contact person(ContactId id) {
        return new Contact(
                id,
                Name.of(NAME, NAME),
                Optional.of(EmailAddress.of(ADDRESS)),
                Optional.of(PhoneNumber.of(PHONE)),
                Optional.of("America/New_York"),
                new Profile(COMPANY, "Head of Sales", Map.of("note", WORDS)),
                Map.of(Channel.SMS, Consent.GRANTED, Channel.VOICE, Consent.GRANTED));
    }

    private static String base64(String text) {
        String whole = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return whole.substring(0, Math.min(whole.length(), IN_A_LINE)).replaceAll("=+$", "");
    }
}
