// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientServletTest {

    @Test
    void paths_areThoseOfAllFilesOfTheClient() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../client-js/target/dist"))) {
            assertThat(files.map(file -> "/foyer/" + file.getFileName()).toList())
                    .containsExactlyInAnyOrderElementsOf(ClientServlet.paths());
        }
    }
}
