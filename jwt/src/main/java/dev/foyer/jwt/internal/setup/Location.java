// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import dev.foyer.jwt.internal.keys.KeyMistake;
import dev.foyer.jwt.internal.keys.KeyTexts;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Knows where a key is: at a web address, in a file, or in the application.
 *
 * @param text what is set, such as {@code https://id.example.com/keys} or {@code META-INF/key.pem}
 */
record Location(String text) {

    private static final String IN_APPLICATION = "classpath:";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Returns the web address, or {@code null} if it is another place. */
    @Nullable
    URI web() throws KeyMistake {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http:") && !lower.startsWith("https:")) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException invalid) {
            // as one without a host
        }
        throw new KeyMistake("is no address that can be asked");
    }

    /** Tests whether others on the way can change what comes from a web address. */
    static boolean isOpen(URI web) {
        return "http".equalsIgnoreCase(web.getScheme()) && !LOCAL.contains(web.getHost());
    }

    /** Reads the text of a file or of a resource of the application. */
    String read(ClassLoader application) throws KeyMistake {
        try (InputStream in = open(application)) {
            if (in == null) {
                throw new KeyMistake("names no file and no resource of the application");
            }
            byte[] bytes = in.readNBytes(KeyTexts.MAX_LENGTH + 1);
            return new String(bytes, UTF_8);
        } catch (IOException unreadable) {
            throw new KeyMistake("names something that cannot be read");
        }
    }

    private @Nullable InputStream open(ClassLoader application) throws IOException, KeyMistake {
        if (text.startsWith(IN_APPLICATION)) {
            return resource(text.substring(IN_APPLICATION.length()), application);
        }
        Path file = file();
        if (Files.isRegularFile(file)) {
            return Files.newInputStream(file);
        }
        return text.contains(":") ? null : resource(text, application);
    }

    private Path file() throws KeyMistake {
        try {
            return text.startsWith("file:") ? Path.of(new URI(text)) : Path.of(text);
        } catch (URISyntaxException | IllegalArgumentException invalid) {
            throw new KeyMistake(
                    "is neither a path nor an address that begins with https:, http:, file: or " + IN_APPLICATION);
        }
    }

    private static @Nullable InputStream resource(String name, ClassLoader application) {
        return application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
    }
}
