package dev.outbound.example.config;

import dev.outbound.error.SequenceException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** The values of all keys as text, each from the strongest source that has it. */
final class Settings {

    /** Names the folder of test data when this project is built; no key of the app. */
    private static final String TEST_DATA = "OUTBOUND_DATA";

    private final Map<Key, String> values = new EnumMap<>(Key.class);

    private Settings() {}

    static Settings read(Optional<Path> file, Map<String, String> environment) {
        var settings = new Settings();
        file.ifPresent(settings::file);
        environment.forEach(settings::variable);
        return settings;
    }

    String text(Key key) {
        String given = values.getOrDefault(key, "");
        return given.isEmpty() ? key.defaultValue : given;
    }

    Optional<String> optional(Key key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    Secret secret(Key key) {
        return new Secret(text(key));
    }

    int port(Key key) {
        return parse(key, "must be a whole number from 0 to 65535", text -> {
            int port = Integer.parseInt(text);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException();
            }
            return port;
        });
    }

    /** The value as something better than text; a refusal of the core says its own rule. */
    <T> T parse(Key key, String rule, Function<String, T> read) {
        try {
            return read.apply(text(key));
        } catch (SequenceException refused) {
            throw bad(key, String.valueOf(refused.getMessage()));
        } catch (RuntimeException refused) {
            throw bad(key, rule);
        }
    }

    ConfigException bad(Key key, String rule) {
        return new ConfigException(key.property, key.secret ? "***" : text(key), rule);
    }

    private void file(Path file) {
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigException("outbound.config", file.toString(), "must be a readable UTF-8 properties file");
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("outbound.")) {
                Key key = Key.ofProperty(name).orElseThrow(() -> unknown(name));
                values.put(key, properties.getProperty(name).strip());
            }
        }
    }

    private void variable(String name, String value) {
        if (name.startsWith("OUTBOUND_") && !name.equals(TEST_DATA)) {
            values.put(Key.ofVariable(name).orElseThrow(() -> unknown(name)), value.strip());
        }
    }

    private static ConfigException unknown(String name) {
        return new ConfigException(name, "is not a key of this app; check its spelling");
    }
}
