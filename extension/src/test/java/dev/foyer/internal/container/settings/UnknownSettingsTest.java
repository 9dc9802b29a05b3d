// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class UnknownSettingsTest {

    private static final UnknownSettings NOBODYS = new UnknownSettings(Set.of());

    @ParameterizedTest
    @EnumSource
    void everySetting_isKnownByKeyAndVariable(Setting setting) {
        assertThat(NOBODYS.find(Set.of(setting.key(), Setting.variable(setting.key()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.event.timout,            foyer.event.timeout",
        "foyer.eventtimeout,            foyer.event.timeout",
        "foyer.limits.frame_bytes,      foyer.limits.frame-bytes",
        "foyer.limits.frames-bytes,     foyer.limits.frame-bytes",
        "foyer.allowed-origin,          foyer.allowed-origins",
        "FOYER_EVENT_TIMOUT,            FOYER_EVENT_TIMEOUT",
        "FOYER_ALLOWEDORIGINS,          FOYER_ALLOWED_ORIGINS",
    })
    void misspeltName_getsAHint(String name, String meant) {
        assertThat(NOBODYS.find(Set.of(name)))
                .containsExactly(new UnknownSetting(name, " Did you mean '" + meant + "'?"));
    }

    /** SmallRye Config adds a name with dots for each variable, in which it cannot tell dots from dashes. */
    @Test
    void nameThatTheServerMadeOfAVariable_isKnown() {
        assertThat(NOBODYS.find(Set.of("FOYER_ALLOWED_ORIGINS", "foyer.allowed.origins")))
                .isEmpty();
        assertThat(NOBODYS.find(Set.of("foyer.allowed.origins")))
                .containsExactly(new UnknownSetting("foyer.allowed.origins", " Did you mean 'foyer.allowed-origins'?"));
        assertThat(NOBODYS.find(Set.of("FOYER_NOTHING_LIKE_IT", "foyer.nothing.like.it")))
                .containsExactly(new UnknownSetting("foyer.nothing.like.it", ""));
    }

    @Test
    void namesOfJarsThatListNone_areTheirBusiness() {
        assertThat(NOBODYS.find(Set.of("foyer.backplane.url", "foyer.jwt.roles")))
                .isEmpty();
        assertThat(NOBODYS.find(Set.of("foyer.jwtroles"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.backplane.ulr,           foyer.backplane.url",
        "foyer.backplane.nam,           foyer.backplane.name",
        "foyer.backplane.max_bytes,     foyer.backplane.max-bytes",
        "FOYER_BACKPLANE_ULR,           FOYER_BACKPLANE_URL",
    })
    void misspeltNameOfAnEngineThatListsItsSettings_getsAHint(String name, String meant) {
        var engine = new UnknownSettings(Set.of("foyer.backplane.url", "foyer.backplane.max-bytes"));

        assertThat(engine.find(Set.of(name, "foyer.backplane.url", "foyer.backplane.secret", "foyer.jwt.anything")))
                .containsExactly(new UnknownSetting(name, " Did you mean '" + meant + "'?"));
    }

    @Test
    void lists_areReadFromAllJars(@TempDir Path directory) throws IOException {
        var jars = new ArrayList<URL>();
        for (String list :
                List.of("foyer.jwt.roles\n", "# of the engine\n\n foyer.backplane.url \r\nfoyer.backplane.x")) {
            Path jar = directory.resolve(jars.size() + ".jar");
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new ZipEntry(ListedSettings.FILE));
                out.write(list.getBytes(UTF_8));
            }
            jars.add(jar.toUri().toURL());
        }

        try (var loader = new URLClassLoader(jars.toArray(URL[]::new), null)) {
            assertThat(ListedSettings.of(loader))
                    .containsExactly("foyer.backplane.url", "foyer.backplane.x", "foyer.jwt.roles");
        }
    }

    @Test
    void otherNames_areReportedInTheirOrderAndStrangersAreLeftAlone() {
        var names = new HashSet<>(Arrays.asList(
                "foyer.b.nothing-like-it", "foyer.a.nothing-like-it", "FOYER_NOTHING_LIKE_IT", "foyers.x", "PATH", ""));

        assertThat(NOBODYS.find(names))
                .containsExactly(
                        new UnknownSetting("foyer.a.nothing-like-it", ""),
                        new UnknownSetting("foyer.b.nothing-like-it", ""));
    }
}
