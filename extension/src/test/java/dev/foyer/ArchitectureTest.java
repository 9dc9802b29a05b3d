// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.CDI;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String INTERNAL = "dev.foyer.internal";
    private static final List<String> STAGES = List.of(
            "container",
            "document",
            "handshake",
            "connection",
            "context",
            "inbound",
            "dispatch",
            "payload",
            "cluster",
            "audience",
            "history",
            "presence",
            "state",
            "latest",
            "outbound",
            "wire",
            "transport");
    private static final List<String> LEAVES =
            List.of("address", "flow", "model", "types", "records", "diagnostics", "measure");

    /** Reads the time, for all others. */
    private static final String WIRING = INTERNAL + ".container";

    /** Makes threads, for all others. */
    private static final String THREADS = INTERNAL + ".container.server";

    /** What a newcomer still takes in at a glance. */
    private static final long MAX_FILES = 18;

    private static final int MAX_PARAMETERS = 5;

    /** Values of which each part is one fact read at deployment. */
    private static final Set<String> MANY_PARAMETERS = Set.of("HeaderComponent");

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
                .resideInAPackage(INTERNAL + ".container.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + ".container")
                .check(MAIN);
    }

    /** Rule O5: CDI reflects on whole classes, which fails where a server lacks a type that they name. */
    @Test
    void healthChecks_aloneNeedMicroProfileHealth() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".container.health")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.health..")
                .check(MAIN);
    }

    /** Rules O1 and O5: the rest of Foyer, and CDI that looks at it, must work without these libraries. */
    @Test
    void telemetry_isKnownToItsOwnPackagesOnly() {
        Map.of("io.opentelemetry..", "otel", "io.micrometer..", "micrometer")
                .forEach((api, part) -> noClasses()
                        .that()
                        .resideOutsideOfPackage(WIRING + ".telemetry." + part)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(api)
                        .check(MAIN));
    }

    @Test
    void packages_useEachOtherInOneDirection() {
        slices().assignedFrom(packagesAsSlices()).should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void classes_useEachOtherInOneDirection() {
        slices().assignedFrom(classesAsSlices()).should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void circleOfClasses_isFound() {
        var circle = new ClassFileImporter().importPackages("dev.foyer.testing.circle");

        assertThat(slices().assignedFrom(classesAsSlices())
                        .should()
                        .beFreeOfCycles()
                        .evaluate(circle)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void time_comesFromTheWiring() {
        ownTime().check(MAIN.that(resideOutsideOfPackage(WIRING)));
    }

    @Test
    void threads_comeFromTheServersPackage() {
        ownThreads().check(MAIN.that(resideOutsideOfPackage(THREADS)));
    }

    @Test
    void timeAndThreadsOfOnesOwn_areFound() {
        var restless = new ClassFileImporter().importPackages("dev.foyer.testing.restless");

        assertThat(ownTime().evaluate(restless).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Restless.called"))
                .anyMatch(detail -> detail.contains("Restless.referred"));
        assertThat(ownThreads().evaluate(restless).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Restless.started"));
    }

    @Test
    void packages_stayRooms() {
        Map<String, Long> files = MAIN.stream()
                .filter(type -> !part(type).isEmpty() && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
    }

    @Test
    void constructors_takeFiveThings() {
        assertThat(MAIN.stream()
                        .filter(type -> !part(type).isEmpty())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > MAX_PARAMETERS)
                        .filter(constructor -> !constructor.getOwner().isEnum())
                        .map(constructor -> constructor.getOwner().getSimpleName()))
                .isSubsetOf(MANY_PARAMETERS);
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

    /** A class with those within it; the audiences, which are made of each other, count as one. */
    private static SliceAssignment classesAsSlices() {
        return assignment("classes", type -> {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return part(outer).equals("audience") ? "audience" : outer.getName();
        });
    }

    private static SliceAssignment packagesAsSlices() {
        return assignment("packages", JavaClass::getPackageName);
    }

    private static SliceAssignment assignment(String description, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return description;
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getName().startsWith("dev.foyer.internal.")
                                || type.getName().startsWith("dev.foyer.testing.")
                        ? SliceIdentifier.of(name.apply(type))
                        : SliceIdentifier.ignore();
            }
        };
    }

    private static ArchRule ownTime() {
        return noClasses().should(use("read the time by themselves", ArchitectureTest::isOwnTime));
    }

    private static ArchRule ownThreads() {
        return noClasses().should(use("make threads by themselves", ArchitectureTest::isOwnThread));
    }

    /** Calls it, or hands on a reference to it. */
    private static ArchCondition<JavaClass> use(String description, Predicate<AccessTarget> what) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                        .filter(access -> what.test(access.getTarget()))
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean isOwnTime(AccessTarget target) {
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
            case "java.time.Instant", "java.time.LocalDateTime", "java.time.ZonedDateTime" -> name.equals("now");
            case "java.time.Clock" -> name.startsWith("system");
            default -> false;
        };
    }

    private static boolean isOwnThread(AccessTarget target) {
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.Thread", "java.util.Timer" -> name.equals("<init>");
            case "java.util.concurrent.ThreadPoolExecutor", "java.util.concurrent.ScheduledThreadPoolExecutor" ->
                name.equals("<init>") && !isGivenThreads(target);
            case "java.util.concurrent.ForkJoinPool" -> name.equals("<init>") || name.equals("commonPool");
            case "java.util.concurrent.Executors" -> name.startsWith("new") && !isGivenThreads(target);
            default -> false;
        };
    }

    private static boolean isGivenThreads(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(ThreadFactory.class));
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
