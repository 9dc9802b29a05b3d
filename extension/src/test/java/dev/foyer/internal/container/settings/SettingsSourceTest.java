// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Where settings come from on a server without MicroProfile Config. */
class SettingsSourceTest {

    private final Problems problems = new Problems();

    @Test
    void environment_isReadWithoutMicroProfileConfig() {
        var source = new SystemSource(new Properties(), Map.of("FOYER_LIMITS_FRAME_BYTES", "7"), new Properties());

        assertThat(new SettingsReader(source, problems).read().limits().frames().bytes())
                .isEqualTo(7);
        assertThat(source.names()).containsExactly("FOYER_LIMITS_FRAME_BYTES");
    }

    @Test
    void systemProperty_isReadWithoutMicroProfileConfig() {
        var source = SettingsReader.source(new ClassLoader(ClassLoader.getPlatformClassLoader()) {});
        System.setProperty("foyer.unit-test", "here");
        try {
            assertThat(source.value("foyer.unit-test")).hasValue("here");
        } finally {
            System.clearProperty("foyer.unit-test");
        }
        assertThat(source.value("foyer.unit-test")).isEmpty();
    }

    @Test
    void applicationsOwnFile_isReadLastWithoutMicroProfileConfig(@TempDir Path first, @TempDir Path second)
            throws IOException {
        file(first, "foyer.unit-test.a=first", "foyer.unit-test.b=\u00e9");
        file(second, "foyer.unit-test.a=second", "foyer.unit-test.c=second", "foyer.unit-test.system=second");
        System.setProperty("foyer.unit-test.system", "system");
        try (var loader = new URLClassLoader(
                new URL[] {first.toUri().toURL(), second.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            var source = SettingsReader.source(loader);

            assertThat(source.value("foyer.unit-test.a")).hasValue("first");
            assertThat(source.value("foyer.unit-test.b")).hasValue("\u00e9");
            assertThat(source.value("foyer.unit-test.c")).hasValue("second");
            assertThat(source.value("foyer.unit-test.system")).hasValue("system");
            assertThat(source.names()).contains("foyer.unit-test.a", "foyer.unit-test.b", "foyer.unit-test.c");
        } finally {
            System.clearProperty("foyer.unit-test.system");
        }
    }

    private static void file(Path directory, String... lines) throws IOException {
        Path file = directory.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    @Test
    void environment_comesBeforeTheApplicationsOwnFile() {
        var application = new Properties();
        application.setProperty("foyer.limits.frame-bytes", "8");
        application.setProperty("foyer.limits.json-depth", "9");
        var source = new SystemSource(new Properties(), Map.of("FOYER_LIMITS_FRAME_BYTES", "7"), application);

        Settings settings = new SettingsReader(source, problems).read();

        assertThat(settings.limits().frames().bytes()).isEqualTo(7);
        assertThat(settings.limits().jsonDepth()).isEqualTo(9);
    }

    @Test
    void microProfileConfigWithoutAnImplementation_isNotUsed() {
        var source = SettingsReader.source(SettingsSourceTest.class.getClassLoader());

        assertThat(source.value("foyer.unit-test")).isEmpty();
    }
}
