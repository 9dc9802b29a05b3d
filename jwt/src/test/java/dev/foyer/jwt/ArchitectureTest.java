// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What is in which package, and what uses what. */
class ArchitectureTest {

    private static final List<String> PARTS = List.of("setup", "token", "keys");

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.foyer.jwt");

    @Test
    void mainClasses_areAllSeen() {
        assertThat(MAIN.contain(JwtVerifier.class)).isTrue();
        assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
        assertThat(MAIN.stream().map(type -> type.getPackage()).distinct())
                .hasSize(PARTS.size() + 1)
                .allMatch(marked -> marked.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void parts_useOnlyLaterOnes() {
        for (int i = 0; i < PARTS.size(); i++) {
            List<String> earlier = PARTS.subList(0, i);
            String[] packages = Stream.concat(
                            Stream.of("dev.foyer.jwt"), earlier.stream().map(part -> "dev.foyer.jwt.internal." + part))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.foyer.jwt.internal." + PARTS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages)
                    .check(MAIN);
        }
        slices().matching("dev.foyer.jwt.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void foyer_isKnownByItsApiOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.foyer.internal..")
                .check(MAIN);
    }

    @Test
    void constructors_takeFiveThings() {
        assertThat(MAIN.stream().filter(type -> !type.isEnum()).flatMap(type -> type.getConstructors().stream()))
                .allMatch(constructor -> constructor.getRawParameterTypes().size() <= 5);
    }

    /** Signatures are tested by the library, which is what it is there for. */
    @Test
    void cryptography_isThatOfTheLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.security\\.Signature|javax\\.crypto\\..*")
                .check(MAIN);
    }
}
