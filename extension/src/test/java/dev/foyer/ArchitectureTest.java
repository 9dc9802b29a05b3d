// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.List;

import jakarta.enterprise.inject.spi.CDI;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String INTERNAL = "dev.foyer.internal";
    private static final List<String> STAGES = List.of(
            "container",
            "document",
            "handshake",
            "context",
            "inbound",
            "dispatch",
            "audience",
            "outbound",
            "transport");
    private static final List<String> LEAVES = List.of("flow", "model", "diagnostics");

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.foyer");

    @Test
    void mainClasses_areAllSeen() {
        assertThat(MAIN.contain(Connection.class)).isTrue();
        assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
        for (String part : STAGES) {
            assertThat(MAIN.containPackage(INTERNAL + "." + part)).as(part).isTrue();
        }
        assertThat(MAIN.stream().map(ArchitectureTest::part).filter(part -> !part.isEmpty()))
                .allMatch(part -> STAGES.contains(part) || LEAVES.contains(part));
    }

    @Test
    void stages_useOnlyLaterOnes() {
        stagesOf(INTERNAL).check(MAIN);
    }

    @Test
    void stageThatUsesAnEarlierOne_isFound() {
        var backward = new ClassFileImporter().importPackages("dev.foyer.testing.backward");

        var result = stagesOf("dev.foyer.testing.backward").evaluate(backward);

        assertThat(result.getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("transport.Late") && detail.contains("dispatch.Early"));
    }

    @Test
    void leaves_useNoStage() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(INTERNAL, LEAVES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(INTERNAL, STAGES))
                .check(MAIN);
    }

    @Test
    void partsOfTheContainer_areUsedByIt_andNotTheOtherWayRound() {
        noClasses()
                .that()
                .resideInAnyPackage(INTERNAL + ".container.definition", INTERNAL + ".container.settings")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + ".container")
                .check(MAIN);
    }

    @Test
    void websocketApi_isUsedAtBothDoorsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(INTERNAL, List.of("container", "transport")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.websocket..")
                .check(MAIN);
    }

    @Test
    void servletApi_isUsedAtTheDoorInOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(INTERNAL, List.of("container")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(MAIN);
    }

    @Test
    void api_doesNotUseInternals() {
        noClasses()
                .that()
                .resideInAPackage("dev.foyer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + "..")
                .check(MAIN);
    }

    @Test
    void cdiLookup_isDoneInContainerOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".container")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(CDI.class)
                .check(MAIN);
    }

    @Test
    void logger_isUsedInDiagnosticsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".diagnostics")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.System\\$Logger.*|java\\.util\\.logging\\..*|org\\.slf4j\\..*")
                .check(MAIN);
    }

    @Test
    void names_sayWhatClassesAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                .check(MAIN);
    }

    @Test
    void packages_areNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .allMatch(marked -> marked.isAnnotatedWith(NullMarked.class));
    }

    private static ArchRule stagesOf(String root) {
        ArchRule rule = noClasses().should().haveNameMatching(""); // nothing; to add to
        for (int i = 1; i < STAGES.size(); i++) {
            rule = CompositeArchRule.of(rule)
                    .and(noClasses()
                            .that()
                            .resideInAPackage(root + "." + STAGES.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages(root, STAGES.subList(0, i)))
                            .allowEmptyShould(true));
        }
        return rule;
    }

    private static String[] packages(String root, List<String> parts) {
        return parts.stream().map(part -> root + "." + part + "..").toArray(String[]::new);
    }

    /** The part of the internals that a class is in; empty for the API. */
    private static String part(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(INTERNAL + ".")
                ? name.substring(INTERNAL.length() + 1).split("\\.", -1)[0]
                : "";
    }
}
