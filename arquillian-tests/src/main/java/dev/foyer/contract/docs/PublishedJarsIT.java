// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Wars;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What comes with each jar that is published: the licence, and a list of what is in it. */
class PublishedJarsIT {

    @Test
    void jars_haveTheLicence() throws IOException {
        String licence = Files.readString(Pages.ROOT.resolve("LICENSE"));
        for (File file : published()) {
            try (var jar = new JarFile(file);
                    var in = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
                assertThat(new String(in.readAllBytes(), UTF_8))
                        .as(file.getName())
                        .isEqualTo(licence);
            }
        }
    }

    @Test
    void jars_haveABillOfMaterialsThatIsTheSameInEachBuild() throws IOException {
        for (File file : published()) {
            String bill = Files.readString(bill(file));
            assertThat(bill)
                    .as(file.getName())
                    .contains("\"bomFormat\" : \"CycloneDX\"", "\"name\" : \"jspecify\"", "cdx:reproducible")
                    .doesNotContain("\"timestamp\"", "jakarta", System.getProperty("user.home"));
        }
    }

    private static Path bill(File jar) throws IOException {
        try (Stream<Path> beside = Files.list(jar.toPath().getParent())) {
            return beside.filter(file -> file.toString().endsWith("-cyclonedx.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<File> published() {
        return Arrays.stream(Wars.libraries())
                .filter(jar -> jar.getName().startsWith("foyer-"))
                .toList();
    }
}
