// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;

import dev.foyer.internal.records.Constrained.Free;
import dev.foyer.internal.records.Constrained.Grouped;
import dev.foyer.internal.records.Constrained.Paid;
import dev.foyer.internal.records.Constrained.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Validates, and compares with Hibernate Validator. {@code -Dfoyer.fuzz.seed} repeats a run. */
class RecordValidatorTest {

    private static final int ROUNDS = 500;

    static final List<Class<? extends Record>> CHECKED = Constrained.CHECKED;
    static final List<Class<? extends Record>> LEFT = Constrained.LEFT;

    private final long seed = Long.getLong("foyer.fuzz.seed", System.nanoTime());
    private final BoundaryValues made = new BoundaryValues(seed);
    private final ValidatorFactory factory = Validation.buildDefaultValidatorFactory();
    private final Validator alone = factory.getValidator();
    private final Counted<Validator> behind = new Counted<>(Validator.class, factory.getValidator());
    private final RecordValidator records = new RecordValidator(behind.library());

    @AfterEach
    void close() {
        factory.close();
    }

    private static Outcome validate(Validator validator, @Nullable Object value, Class<?> @Nullable ... groups) {
        return Outcome.of(() -> told(validator.validate(value, groups)));
    }

    private static Set<String> told(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(one -> one.getPropertyPath() + " " + one.getMessage() + " " + one.getInvalidValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @FieldSource("CHECKED")
    void anyRecord_isValidatedAsTheLibraryDoes(Class<? extends Record> type, TestReporter reporter) throws Exception {
        reporter.publishEntry(Map.of("foyer.fuzz.seed", String.valueOf(seed)));
        int valid = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Record value = made.next(type);
            Outcome expected = validate(alone, value);
            assertThat(validate(records, value))
                    .as("-Dfoyer.fuzz.seed=%d, round %d: %s", seed, i, value)
                    .isEqualTo(expected);
            valid += Set.of().equals(expected.value()) ? 1 : 0;
        }

        assertThat(valid).as("valid ones, seed %d", seed).isPositive();
        assertThat(behind.calls()).as("left to the library, seed %d", seed).isLessThan(ROUNDS);
    }

    @ParameterizedTest
    @FieldSource("LEFT")
    void recordThatOnlyTheLibraryKnows_isLeftToIt(Class<? extends Record> type, TestReporter reporter)
            throws Exception {
        reporter.publishEntry(Map.of("foyer.fuzz.seed", String.valueOf(seed)));
        for (int i = 0; i < ROUNDS; i++) {
            Record value = made.next(type);
            assertThat(validate(records, value))
                    .as("-Dfoyer.fuzz.seed=%d, round %d: %s", seed, i, value)
                    .isEqualTo(validate(alone, value));
        }

        assertThat(behind.calls()).as("left to the library").isEqualTo(ROUNDS);
    }

    @Test
    void firstValidRecord_isValidatedByTheLibraryToo_andTheSecondIsNot() {
        assertThat(records.validate(new Texts("a", "b", "c"))).isEmpty();
        assertThat(behind.calls()).isEqualTo(1);

        assertThat(records.validate(new Texts("d", "e", "f"))).isEmpty();
        assertThat(behind.calls()).isZero();
    }

    @Test
    void firstFreeRecord_isValidatedByTheLibraryToo_andTheSecondIsNot() {
        assertThat(records.validate(new Free("a", 1))).isEmpty();
        assertThat(behind.calls()).isEqualTo(1);

        assertThat(records.validate(new Free("b", 2))).isEmpty();
        assertThat(behind.calls()).isZero();
    }

    @Test
    void invalidRecord_isToldByTheLibrary() {
        records.validate(new Texts("a", "b", "c"));
        behind.calls();

        assertThat(validate(records, new Texts("a", "", " "))).isEqualTo(validate(alone, new Texts("a", "", " ")));
        assertThat(behind.calls()).isEqualTo(1);
    }

    @Test
    void libraryThatFindsMore_validatesAll() {
        Set<ConstraintViolation<Texts>> more = alone.validate(new Texts("a", "b", " "));
        var behind = new Counted<Validator>(Validator.class, new Stubborn(alone, more));
        var records = new RecordValidator(behind.library());

        for (int i = 0; i < 3; i++) {
            assertThat(told(records.validate(new Texts("a", "b", "c")))).isEqualTo(told(more));
            assertThat(behind.calls()).isPositive();
        }
    }

    @Test
    void groupsThatAreNamed_areLeftToTheLibrary() {
        var value = new Grouped(" ");
        records.validate(new Grouped("a"));

        assertThat(validate(records, value, Constrained.Group.class))
                .isEqualTo(validate(alone, value, Constrained.Group.class));
        assertThat(told(records.validate(value, Constrained.Group.class))).isNotEmpty();
    }

    @Test
    void null_isLeftToTheLibrary() {
        assertThat(validate(records, null)).isEqualTo(validate(alone, null));
        assertThat(validate(records, new Free("a", 1), (Class<?>[]) null))
                .isEqualTo(validate(alone, new Free("a", 1), (Class<?>[]) null));
    }

    @Test
    void blankInAnyWay_isLeftToTheLibrary() {
        records.validate(new Paid("a"));
        behind.calls();

        assertThat(validate(records, new Paid("\u2003"))).isEqualTo(validate(alone, new Paid("\u2003")));
        assertThat(behind.calls()).as("as others may find that blank").isEqualTo(1);
    }

    /** Has a constraint, and is no record. */
    static final class Bean {
        @NotBlank
        final String a;

        Bean(String a) {
            this.a = a;
        }
    }

    @Test
    void objectThatIsNoRecord_isValidatedAsTheLibraryDoes() {
        for (Object value :
                List.of(new Bean("a"), new Bean(" "), new Bean("b"), List.of(new Bean(" ")), "text", "text")) {
            assertThat(validate(records, value)).isEqualTo(validate(alone, value));
        }
        assertThat(told(records.validate(new Bean(" ")))).isNotEmpty();
    }
}
