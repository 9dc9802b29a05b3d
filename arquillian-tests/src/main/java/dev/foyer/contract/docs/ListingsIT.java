// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The listings of the how-to pages are code that is compiled and tested; needs no server. */
class ListingsIT {

    @Test
    void listings_areThoseOfTheSources() {
        for (Path page : Pages.in("docs/howto")) {
            assertThat(Listing.of(page)).allSatisfy(listing -> {
                assertThat(listing.source()).as("source of " + listing).isNotEmpty();
                assertThat(listing.text()).isEqualTo(listing.expected()).isNotBlank();
            });
            assertThat((long) Pages.read(page).split("```java", -1).length - 1)
                    .as("listings of " + page)
                    .isEqualTo(Listing.of(page).stream()
                            .filter(listing -> listing.language().equals("java"))
                            .count());
        }
    }

    @Test
    void dependencies_areThoseOfAPomThatIsBuilt() {
        var block = Pattern.compile("(?:^<!-- source: (\\S+) -->\n)?^```xml\n((?s:.*?))^```$", Pattern.MULTILINE);
        for (Path page : Pages.in("docs/howto")) {
            assertThat(block.matcher(Pages.read(page)).results()).allSatisfy(listing -> {
                assertThat(listing.group(1)).as("source of " + listing.group()).isNotNull();
                assertThat(withoutVersions(Pages.read(Pages.ROOT.resolve(listing.group(1)))))
                        .contains(withoutVersions(listing.group(2)));
            });
        }
    }

    /** The POM has none: they are managed, and {@link VersionsIT} compares them. */
    private static String withoutVersions(String pom) {
        return pom.replaceAll(" *<version>.*</version>\n", "");
    }

    @Test
    void readme_hasTheOneListingThatItsTestCompares() {
        assertThat(Listing.of(Pages.ROOT.resolve("README.md"))).hasSize(1);
    }
}
