package dev.outbound.optout;

import dev.outbound.address.AddressKey;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.UnsubscribeLinks;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import java.util.Optional;

/**
 * What is behind the link of every mail (RFC 8058). The host forwards its route here: a GET asks {@link #isGenuine} and
 * shows a page with one button, and changes nothing, because link scanners fetch links; a POST calls {@link #post}. Neither
 * asks for a log-in or a cookie.
 */
public final class Unsubscribe {

    private final Setup setup;
    private final UnsubscribeLinks links;

    public Unsubscribe(Setup setup, UnsubscribeLinks links) {
        this.setup = setup;
        this.links = links;
    }

    /** Whether the token was made here, for the page behind a GET: answer 404 if not. Changes nothing. */
    public boolean isGenuine(String token) {
        return links.verify(token).isPresent();
    }

    /**
     * The contact clicked: the address the mail went to is suppressed and the contact's enrollments end. Repeating it is
     * harmless.
     *
     * @return false for a token that was not made here: answer 404, nothing was changed
     */
    public boolean post(String token) {
        Optional<UnsubscribeLinks.Target> target = links.verify(token);
        if (target.isEmpty()) {
            return false;
        }
        Optional<Touch> touch = setup.storage()
                .touches()
                .find(target.get().workspace(), target.get().touch());
        // The link of a forgotten contact still counts: it opts out whoever comes with that address again.
        Optional<AddressKey> address = touch.flatMap(Pseudonyms::addressee);
        if (touch.isEmpty() || address.isEmpty()) {
            return false;
        }
        new OptOuts(setup, new Scope(target.get().workspace(), Actor.CONTACT))
                .add(
                        address.get(),
                        Suppression.Source.UNSUBSCRIBE_LINK,
                        "",
                        Optional.of(touch.get().contact()));
        return true;
    }
}
