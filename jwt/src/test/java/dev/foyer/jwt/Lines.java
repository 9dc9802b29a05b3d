// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.foyer.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the verifier logs. */
final class Lines extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("dev.foyer.jwt");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    Lines() {
        LOGGER.setLevel(Level.FINE);
        LOGGER.addHandler(this);
    }

    /** Has a token refused with 401, and returns the reason, the only line in the log. */
    String reason(JwtVerifier verifier, String token) {
        lines.clear();

        Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(token));

        assertThat(refused).as("the refusal of %s", token).isNotNull();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).isEqualTo("The token is not valid.");
        assertThat(refused.headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        assertThat(lines).hasSize(1);
        String line = lines.get(0);
        for (String part : token.split("[.=]", -1)) {
            assertThat(part.length() < 4 || !line.contains(part)).as(line).isTrue();
        }
        assertThat(line).startsWith("A token ").endsWith(".").hasSizeLessThan(100);
        return line.substring("A token ".length(), line.length() - 1);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
        assertThat(line.getThrown()).isNull();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(null);
    }
}
