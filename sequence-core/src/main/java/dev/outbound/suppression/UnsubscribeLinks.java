package dev.outbound.suppression;

import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.util.Optional;

/**
 * Port: makes and reads the one-click link of every mail (RFC 8058). A link is unforgeable, names no address, never expires
 * and survives a change of the key. Ships as {@link HmacUnsubscribeLinks}.
 */
public interface UnsubscribeLinks {

    /** The https address of the link. */
    URI link(WorkspaceId workspace, TouchId touch);

    /** What a token was made for; empty for anything that was not made here. Takes the same time either way. */
    Optional<Target> verify(String token);

    /** The touch whose mail carried the link. */
    record Target(WorkspaceId workspace, TouchId touch) {}
}
