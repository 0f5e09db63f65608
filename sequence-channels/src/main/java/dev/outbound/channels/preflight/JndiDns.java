package dev.outbound.channels.preflight;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.naming.CompositeName;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** The DNS as the JDK reaches it (JNDI), by the name servers of this machine. Asks each twice. Safe for use by many threads. */
public final class JndiDns implements Dns {

    private static final String FACTORY = "com.sun.jndi.dns.DnsContextFactory";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
    private static final Duration USUAL = Duration.ofSeconds(2);

    private final String servers;
    private final Duration timeout;

    private JndiDns(String servers, Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("DNS timeout is " + timeout + ", must be 1 ms to 1 minute");
        }
        this.servers = servers;
        this.timeout = timeout;
    }

    /** The name servers of this machine; 2 seconds for an answer, then 4 for another try. */
    public JndiDns() {
        this("dns:", USUAL);
    }

    /**
     * One name server.
     *
     * @param timeout for its answer; the second try has twice that
     */
    public static JndiDns at(InetSocketAddress server, Duration timeout) {
        return new JndiDns("dns://" + server.getHostString() + ":" + server.getPort(), timeout);
    }

    /**
     * {@inheritDoc}
     *
     * <p>JNDI would follow a name such as {@code ldap://…} to wherever it leads, and names come from records of others; so
     * only what is a name in the DNS gets as far as that.
     */
    @Override
    @SuppressWarnings({"BanJNDI", "JdkObsolete"
    }) // Names are checked, values are text; JNDI takes nothing but a Hashtable.
    public List<String> records(Type type, String name) throws DnsFailure {
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw new DnsFailure("\"" + name + "\" is no name in the DNS");
        }
        var environment = new Hashtable<String, String>();
        environment.put("java.naming.factory.initial", FACTORY);
        environment.put("java.naming.provider.url", servers);
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            var context = new InitialDirContext(environment);
            try {
                // With its dot at the end no search domain of this machine is tried.
                var composite = new CompositeName().add(name + ".");
                return values(
                        type,
                        context.getAttributes(composite, new String[] {type.name()})
                                .get(type.name()));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException nothing) {
            return List.of();
        } catch (NamingException failed) {
            throw new DnsFailure(type + " of " + name + ": " + kind(failed), failed);
        }
    }

    private static String kind(NamingException failed) {
        String kind = failed.getClass().getSimpleName().replace("Exception", "");
        return kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static List<String> values(Type type, @Nullable Attribute attribute) throws NamingException {
        if (attribute == null) {
            return List.of();
        }
        var values = new ArrayList<String>();
        for (Object value : Collections.list(attribute.getAll())) {
            values.add(type == Type.TXT ? joined(value.toString()) : value.toString());
        }
        return values;
    }

    /** JNDI puts a space between the strings of a record, and those with a space or quote in quotes. */
    static String joined(String text) {
        var joined = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\' && at + 1 < text.length()) {
                at++;
                joined.append(text.charAt(at));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ' ') {
                joined.append(c);
            }
        }
        return joined.toString();
    }

    @Override
    public String toString() {
        return "JndiDns[" + servers + "]";
    }
}
