package dev.outbound.example.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret of the unsubscribe links where none is given: made once, since links in old mail must go on working. */
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    static Secret in(Path data) {
        Path file = data.resolve("unsubscribe.secret");
        try {
            Files.createDirectories(data);
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException notWritable) {
            throw new ConfigException(Key.FOLDER.property, data.toString(), "must be a folder this app may write to");
        }
    }

    private static Secret create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(file.getParent(), "secret", ".part", ownerOnly());
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(random), StandardOpenOption.SYNC);
            // A link fails where another process was first; a move would replace its secret.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            return read(file);
        } finally {
            Files.delete(fresh);
        }
        return read(file);
    }

    private static Secret read(Path file) throws IOException {
        String secret = Files.readString(file).strip();
        if (secret.length() < 2 * BYTES) {
            throw new ConfigException(
                    file.toString(),
                    "is damaged; put the old one back, or remove it and old unsubscribe links stop working");
        }
        return new Secret(secret);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[] {};
    }
}
