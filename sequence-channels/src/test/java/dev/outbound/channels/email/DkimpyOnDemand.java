package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has dkimpy check what we sign, RSA and Ed25519. No part of the build, for it needs {@code python3} with {@code dkim} and
 * {@code nacl}; its name is not one that is run by itself.
 */
class DkimpyOnDemand {

    private static final long SEED = 8_463;
    private static final int MAILS = 1_000;
    private static final String CHECK = """
            import dkim, glob, sys
            folder = sys.argv[1]
            records = dict(line.rstrip("\\n").split("\\t") for line in open(folder + "/records"))
            def look_up(name, timeout=5):
                return records[name.decode().rstrip(".")].encode()
            valid = 0
            for path in sorted(glob.glob(folder + "/*.eml")):
                for which in (0, 1):
                    mail = dkim.DKIM(open(path, "rb").read())
                    if mail.verify(which, dnsfunc=look_up):
                        valid += 1
                    else:
                        print("fails:", path, which)
            print(valid, "valid")
            """;

    @TempDir
    private Path folder;

    @Test
    void dkimpy_finds_both_signatures_of_a_thousand_mails_valid() throws Exception {
        Secret pem = Keys.pem(
                "PRIVATE KEY",
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
        DkimKey rsa = Keys.rsa("s2026", 2048);
        DkimKey ed25519 = DkimKey.of(Keys.DOMAIN, "e2026", pem);
        Files.writeString(
                folder.resolve("records"),
                rsa.recordName() + "\t" + rsa.record() + "\n" + ed25519.recordName() + "\t" + ed25519.record() + "\n");
        write(DkimKeys.of(rsa, ed25519));
        Process python = new ProcessBuilder("python3", "-c", CHECK, folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isEqualTo(2 * MAILS + " valid\n");
    }

    private void write(DkimKeys keys) throws IOException {
        var random = new Random(SEED);
        Instant now = Instant.now();
        for (int i = 0; i < MAILS; i++) {
            byte[] mail = RenderedEmail.of(RandomMails.next(random), now);
            Files.write(
                    folder.resolve(i + ".eml"),
                    keys.sign(mail, Keys.DOMAIN.name(), now).orElseThrow());
        }
    }
}
