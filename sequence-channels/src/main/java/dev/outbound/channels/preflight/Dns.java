package dev.outbound.channels.preflight;

import java.util.List;

/** Port: looks names up in the DNS. Ships as {@link JndiDns}. Must be safe for use by many threads. */
@FunctionalInterface
public interface Dns {

    /** The records that are asked for. */
    enum Type {
        /** Text; the strings of one record put together without a space between them. */
        TXT,
        /** A preference, a space, and the name of a mail server; the name alone may be a dot (RFC 7505). */
        MX,
        A,
        AAAA
    }

    /**
     * The records of a name, in any order.
     *
     * @param name without a dot at the end
     * @return empty if the name does not exist, or has no record of that type
     * @throws DnsFailure if it is not known whether there are any: no answer in time, a server that fails
     */
    List<String> records(Type type, String name) throws DnsFailure;
}
