package dev.outbound.channels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority that nobody trusts who was not told to, and certificates by it. The JDK's keytool makes them. */
public final class PrivateCa {

    public static final String PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    private final Path folder;
    private final Path authority;

    /** A new one, whose files are in that folder. */
    public PrivateCa(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.authority = folder.resolve("authority.p12");
        keytool(
                authority,
                "-genkeypair",
                "-alias",
                AUTHORITY,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Private CA",
                "-ext",
                "bc:c=ca:true",
                "-validity",
                "30");
        Path certificate = folder.resolve("authority.pem");
        keytool(authority, "-exportcert", "-alias", AUTHORITY, "-rfc", "-file", certificate.toString());
        keytool(trusted(), "-importcert", "-alias", AUTHORITY, "-noprompt", "-file", certificate.toString());
    }

    /** A key store with the certificate of the authority alone: what somebody has who trusts it. */
    public Path trusted() {
        return folder.resolve("trusted.p12");
    }

    /** A key store with a key and a certificate for a server of that name. */
    public Path serverNamed(String host) throws IOException, InterruptedException {
        Path store = folder.resolve(host + ".p12");
        Path request = folder.resolve(host + ".csr");
        Path certificate = folder.resolve(host + ".pem");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                SERVER,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-validity",
                "30");
        keytool(store, "-certreq", "-alias", SERVER, "-file", request.toString());
        keytool(
                authority,
                "-gencert",
                "-alias",
                AUTHORITY,
                "-rfc",
                "-ext",
                "san=dns:" + host,
                "-validity",
                "30",
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString());
        keytool(
                store,
                "-importcert",
                "-alias",
                AUTHORITY,
                "-noprompt",
                "-file",
                folder.resolve("authority.pem").toString());
        keytool(store, "-importcert", "-alias", SERVER, "-noprompt", "-file", certificate.toString());
        return store;
    }

    /** The key and the chain of such a store as one PEM file, for servers that are not written in Java. */
    public static void writePem(Path store, Path pem) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Key key = keys.getKey(SERVER, PASSWORD.toCharArray());
        var text = new StringBuilder(block("PRIVATE KEY", key.getEncoded()));
        for (Certificate certificate : keys.getCertificateChain(SERVER)) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(pem, text);
    }

    /** What makes a child process trust it. */
    public List<String> trustOptions() {
        return List.of("-Djavax.net.ssl.trustStore=" + trusted(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    private static String block(String what, byte[] encoded) {
        byte[] newline = {'\n'};
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, newline).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool " + arguments[0] + ": " + said);
        }
    }
}
