package dev.outbound.workspace;

import dev.outbound.address.EmailAddress;
import java.util.Optional;

/**
 * How a workspace presents itself in what it sends.
 *
 * @param company the name the draft writer may use
 * @param fromName the outbound name used where a sequence names no other
 * @param fromLocalPart the part before the {@code @} used where a sequence names no other
 * @param postalAddress the street or box address for the footer of every mail; laws of several countries ask for it
 * @param replyTo where replies shall go if not to the From address
 */
public record Identity(
        String company,
        String fromName,
        String fromLocalPart,
        Optional<String> postalAddress,
        Optional<EmailAddress> replyTo) {}
