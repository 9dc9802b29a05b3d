// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;

import dev.foyer.internal.payload.name.JsonNames;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

/** Of rule B4: constraints of Jakarta Validation are keywords of JSON Schema. */
class ConstraintsTest {

    private interface Strict {}

    @NotNull
    @Size(max = 9)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Tag {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public record Constrained(
            @Pattern(regexp = "a+") @Pattern(regexp = "b+") @NotBlank
            String severalPatterns,

            @Size(min = 2, max = 9) @Size(max = 5) String severalSizes,
            @Tag @Size(min = 1) String composed,

            @Min(value = 1, groups = Default.class) @Max(value = 2, groups = Strict.class)
            int groups,

            @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("9.5")
            BigDecimal decimals,

            @Positive @NegativeOrZero long signs,
            @PositiveOrZero @Negative long otherSigns,
            @Size(min = 1, max = 3) Map<String, Integer> sized,
            @AssertTrue boolean asserted,
            @Min(3) String number) {}

    private static final Map<String, Schema> PROPERTIES = properties();

    private static Map<String, Schema> properties() {
        var schemas = new Schemas(JsonNames.ofDefault(), Set.of());
        schemas.of(Constrained.class, Direction.TO_CLIENT);
        return schemas.components().values().iterator().next().properties();
    }

    @Test
    void constraintsThatAreRepeated_allHold() {
        assertThat(PROPERTIES.get("severalPatterns"))
                .isEqualTo(Schema.of("string")
                        .with("pattern", "^(?:a+)$")
                        .with("allOf", List.of(pattern("^(?:b+)$"), pattern("\\S")))
                        .with("minLength", 1));
        assertThat(PROPERTIES.get("severalSizes"))
                .isEqualTo(Schema.of("string").with("minLength", 2).with("maxLength", 5));
    }

    @Test
    void constraintsOfTheApplication_areWhatTheyAreMadeOf() {
        assertThat(PROPERTIES.get("composed"))
                .isEqualTo(Schema.of("string").with("maxLength", 9).with("minLength", 1));
    }

    @Test
    void otherGroups_sayNothing() {
        assertThat(PROPERTIES.get("groups")).isEqualTo(Schema.of("integer").with("minimum", BigDecimal.ONE));
    }

    @Test
    void numbers_haveBounds() {
        assertThat(PROPERTIES.get("decimals"))
                .isEqualTo(Schema.of("number")
                        .with("format", "decimal")
                        .with("exclusiveMinimum", new BigDecimal("0.5"))
                        .with("maximum", new BigDecimal("9.5")));
        assertThat(PROPERTIES.get("signs"))
                .isEqualTo(Schema.of("integer")
                        .with("format", "int64")
                        .with("exclusiveMinimum", BigDecimal.ZERO)
                        .with("maximum", BigDecimal.ZERO));
        assertThat(PROPERTIES.get("otherSigns"))
                .isEqualTo(Schema.of("integer")
                        .with("format", "int64")
                        .with("minimum", BigDecimal.ZERO)
                        .with("exclusiveMaximum", BigDecimal.ZERO));
        assertThat(PROPERTIES.get("number")).as("a text").isEqualTo(Schema.of("string"));
    }

    @Test
    void others_haveTheirs() {
        assertThat(PROPERTIES.get("sized"))
                .isEqualTo(Schema.of("object")
                        .with("additionalProperties", Schema.of("integer"))
                        .with("minProperties", 1)
                        .with("maxProperties", 3));
        assertThat(PROPERTIES.get("asserted")).isEqualTo(Schema.of("boolean").with("const", true));
    }

    public record Patterns(
            @Pattern(regexp = "[a-z]*+") String possessive,
            @Pattern(regexp = "(?>a|b)") String atomic,
            @Pattern(regexp = "(?i)a") String flagged,

            @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE)
            String withFlag,

            @Pattern(regexp = "\\p{Alpha}+") String posix,
            @Pattern(regexp = "\\Qa.b\\E") String quoted,
            @Pattern(regexp = "[a-z&&[^b]]") String intersection,
            @Pattern(regexp = "(?:a|b)+?\\d{2,3}\\+(?=c)") String portable) {}

    @Test
    void patternsOfJavaOnly_areLeftOut() {
        var schemas = new Schemas(JsonNames.ofDefault(), Set.of());
        schemas.of(Patterns.class, Direction.TO_CLIENT);

        assertThat(schemas.components().values())
                .singleElement()
                .extracting(Schema::properties, as(InstanceOfAssertFactories.map(String.class, Schema.class)))
                .allSatisfy((name, schema) -> assertThat(schema.get("pattern"))
                        .as(name)
                        .isEqualTo(name.equals("portable") ? "^(?:(?:a|b)+?\\d{2,3}\\+(?=c))$" : null))
                .hasSize(8);
    }

    private static Schema pattern(String regexp) {
        return Schema.any().with("pattern", regexp);
    }
}
