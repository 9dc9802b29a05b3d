// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.Closing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of annotations and of close codes name everything that is public in the api; needs no server. */
class ApiPageIT {

    private final String page = Pages.read(Pages.ROOT.resolve("docs/reference/annotations.md"));

    @Test
    void page_namesEveryPublicType() throws Exception {
        assertThat(types())
                .hasSizeGreaterThan(30)
                .allSatisfy(type ->
                        assertThat(page).contains("`" + (type.isAnnotation() ? "@" : "") + type.getSimpleName()));
    }

    @Test
    void page_namesEveryElementOfAnAnnotation() throws Exception {
        assertThat(types()).filteredOn(Class::isAnnotation).allSatisfy(annotation -> {
            for (var element : annotation.getDeclaredMethods()) {
                if (!element.getName().equals("value")) {
                    assertThat(page).contains("`" + element.getName() + "`");
                }
            }
        });
    }

    @Test
    void closeCodes_areThoseOfClosing() throws IllegalAccessException {
        String codes = Pages.read(Pages.ROOT.resolve("docs/reference/close-codes.md"));
        for (var field : Closing.class.getFields()) {
            Closing closing = (Closing) field.get(null);
            assertThat(codes).contains("| " + closing.code() + " | `Closing." + field.getName() + "` |");
        }
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        Path sources = Pages.ROOT.resolve("api/src/main/java");
        var types = new ArrayList<Class<?>>();
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name =
                        sources.relativize(file).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
                if (!name.endsWith("package-info")
                        && Modifier.isPublic(Class.forName(name).getModifiers())) {
                    types.add(Class.forName(name));
                }
            }
        }
        return types;
    }
}
