// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The links of the documentation lead somewhere, and the tests that it names exist; needs no server. */
class LinksIT {

    @Test
    void links_resolve() {
        for (Path page : Pages.all()) {
            assertThat(Links.of(Pages.read(page)))
                    .as(page.toString())
                    .allSatisfy(target ->
                            assertThat(Links.resolves(page, target)).as(target).isTrue());
        }
    }

    @Test
    void testsThatPagesName_exist() {
        for (Path page : Pages.all()) {
            assertThat(TestNames.of(Pages.read(page)))
                    .as(page.toString())
                    .allSatisfy(
                            name -> assertThat(TestNames.exists(name)).as(name).isTrue());
        }
    }

    @Test
    void namesOfNoTest_areFound() {
        assertThat(TestNames.of("`mvn verify -Dit.test=RoomsIT`, LinksIT, a LIMIT and a Test"))
                .containsExactly("RoomsIT", "LinksIT")
                .filteredOn(TestNames::exists)
                .containsExactly("LinksIT");
    }

    @Test
    void brokenLinks_areFound() {
        Path page = Pages.ROOT.resolve("docs/reference/rules.md");
        String text = """
                [file](no-such.md) [site](https://example.org/no-such)
                [heading](errors.md#no-such) `[code](no-such-code.md)`
                ```
                [listing](no-such-listing.md)
                ```
                [good](errors.md#errors) [own](#rules)
                """;

        assertThat(Links.of(text)).containsExactly("no-such.md", "errors.md#no-such", "errors.md#errors", "#rules");
        assertThat(Links.of(text))
                .filteredOn(target -> Links.resolves(page, target))
                .containsExactly("errors.md#errors", "#rules");
    }

    @Test
    void anchors_areThoseOfGitHub() {
        assertThat(Links.anchors("# A `b-c` (D), e.f!\n## Same\n## Same\n```\n# none\n```\n"))
                .containsExactly("a-b-c-d-ef", "same", "same-1");
    }
}
