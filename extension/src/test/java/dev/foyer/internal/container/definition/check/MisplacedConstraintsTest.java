// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.container.definition.endpoint.EndpointReader;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.EndpointModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule E13: a constraint that is not for its type is the application's mistake. */
@SuppressWarnings({"ArrayRecordComponent", "EffectivelyPrivate", "unused"})
class MisplacedConstraintsTest {

    enum Colour {
        RED
    }

    @HandshakeHeaders
    public record BadHeaders(
            @NotBlank String token, @Size(max = 3) int version) {}

    @ClientEvent("bad")
    public record BadPayload(
            @Valid List<Part> parts, @Email Colour colour, List<@Pattern(regexp = "a") Long> numbers) {}

    public record Part(@NotEmpty Boolean on) {}

    @ServerEndpoint("/bad/{id}")
    public static class Bad {
        @OnConnect
        void connect(BadHeaders headers, @PathParam("id") @Size(min = 1) long id) {}

        @OnEvent
        void bad(BadPayload payload) {}
    }

    /** Any enum, as many a project has one. */
    @Constraint(validatedBy = Known.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface IsKnown {
        String message() default "is not known";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static class Known implements ConstraintValidator<IsKnown, Enum<?>> {
        @Override
        public boolean isValid(Enum<?> value, ConstraintValidatorContext context) {
            throw new AssertionError("Nothing is validated when an application starts.");
        }
    }

    /** Composed of others. */
    @NotNull
    @Size(min = 2)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface IsName {
        String message() default "is no name";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @HandshakeHeaders
    public record GoodHeaders(
            @NotNull @Size(max = 3) Optional<String> token,
            @Min(1) @Max(9) int version,
            @Size(max = 2) List<@NotBlank String> tags,
            @IsKnown Colour colour) {}

    @ClientEvent("good")
    public record GoodPayload(
            @IsName String name,
            @Min(1) BigDecimal price,
            @Min(1) String numeral,
            @AssertTrue boolean agreed,
            @NotNull Character letter,
            @Positive OptionalInt count,
            Page<Tag> page,
            Optional<@Valid Tag> one,
            @Valid Tag[] array,
            List<List<@Positive Integer>> grid,
            List<@Size(min = 1) @Valid List<@NotNull @Min(1) Integer>> lists,
            Map<@NotBlank String, @Valid @NotNull Map<String, @Positive Long>> map) {}

    public record Tag(@NotBlank String name) {}

    /** Holds what is told by whoever uses it. */
    public record Page<T>(@NotEmpty List<@Valid T> items, List<? extends @NotNull Object> others) {}

    @ServerEndpoint("/good/{id}")
    public static class Good {
        @OnConnect
        void connect(GoodHeaders headers, @PathParam("id") @Min(1) long id) {}

        @OnEvent
        void good(@Valid GoodPayload payload) {}

        @OnEvent("number")
        void number(@Positive int number) {}
    }

    @ClientEvent("composed")
    public record Composed(@IsName Integer name, @Future String when) {}

    @ServerEndpoint("/composed")
    public static class ComposedEndpoint {
        @OnEvent
        void composed(Composed payload) {}
    }

    interface Loose {
        void strict(String text);
    }

    @ServerEndpoint("/contradictory")
    public static class Contradictory implements Loose {
        @Override
        @OnEvent("strict")
        public void strict(@NotNull String text) {}
    }

    @Test
    void eachPlace_isTold() {
        assertThat(mistakes(Bad.class))
                .contains("FOYER-1025: The application has 5 mistake(s)")
                .contains("FOYER-1057: " + BadHeaders.class.getName()
                        + ".version cannot be validated: @Size is not for values of java.lang.Integer.")
                .contains("FOYER-1057: Parameter 2 of " + Bad.class.getName()
                        + ".connect cannot be validated: @Size is not for values of java.lang.Long.")
                .contains("FOYER-1057: " + BadPayload.class.getName() + ".colour cannot be validated: @Email is not")
                .contains("FOYER-1057: An element of " + BadPayload.class.getName() + ".numbers cannot")
                .contains("FOYER-1057: " + Part.class.getName() + ".on cannot be validated: @NotEmpty is not");
    }

    @Test
    void partsOfAComposedConstraint_areLookedAt() {
        assertThat(mistakes(ComposedEndpoint.class))
                .contains(".name cannot be validated: @Size is not for values of java.lang.Integer.")
                .contains(".when cannot be validated: @Future is not for values of java.lang.String.");
    }

    @Test
    void constraintsThatContradictEachOther_areTold() {
        assertThat(mistakes(Contradictory.class))
                .contains("FOYER-1057: " + Contradictory.class.getName() + " cannot be validated: HV000151");
    }

    @Test
    void whatFits_isNot() {
        assertThat(mistakes(Good.class)).isEmpty();
    }

    private static String mistakes(Class<?> type) {
        var problems = new Problems();
        EndpointModel endpoint = Objects.requireNonNull(EndpointReader.read(type, problems));
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            MisplacedConstraints.check(List.of(endpoint), factory.getValidator(), problems);
        }
        return problems.asException().map(Throwable::getMessage).orElse("");
    }
}
