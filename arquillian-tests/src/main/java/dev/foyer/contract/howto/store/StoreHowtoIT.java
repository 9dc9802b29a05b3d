// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/store.md says of files. */
@ContractTest
@SameEverywhere("Foyer's own states")
class StoreHowtoIT {

    private static final Path DIRECTORY = temporary();

    @ArquillianResource
    private Site site;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("foyer-state");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("howto-store", PlanEndpoint.class), "foyer.state.directory=" + DIRECTORY.resolve("plans"));
    }

    private static List<String> saved() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().length() == 64)
                    .map(StoreHowtoIT::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Contract(
            rule = {"S4", "S5"},
            proves =
                    "store.md: a durable change is in its file when update returns, and there when the room opens again")
    void change_isInItsFile() throws IOException {
        try (Client ada = site.open("/plan/7")) {
            assertThat(ada.call("rename", "\"Plan B\"")).contains("\"data\":\"Plan B\"");
            assertThat(saved()).anyMatch(text -> text.contains("plan:7") && text.endsWith("{\"title\":\"Plan B\"}"));
        }
        await().pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> { // it has been forgotten meanwhile
                            try (Client bob = site.open("/plan/7")) {
                                assertThat(bob.call("title", "null")).contains("\"data\":\"Plan B\"");
                            }
                        });
    }
}
