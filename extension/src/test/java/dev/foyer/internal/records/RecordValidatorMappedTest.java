// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.defs.SizeDef;
import org.hibernate.validator.spi.properties.ConstrainableExecutable;
import org.hibernate.validator.spi.properties.GetterPropertySelectionStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An application may say elsewhere what its constraints are, and what the constraints of the specification mean. */
class RecordValidatorMappedTest {

    record Title(@NotBlank String text) {}

    record Bare(String text, int count) {}

    record Count(@NotNull Integer count) {}

    /** Accepts nothing but "open". */
    public static final class OpenText implements ConstraintValidator<NotBlank, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return "open".equals(value);
        }
    }

    /** Accepts nothing but seven. */
    public static final class Seven implements ConstraintValidator<NotNull, Integer> {
        @Override
        public boolean isValid(@Nullable Integer value, ConstraintValidatorContext context) {
            return value != null && value == 7;
        }
    }

    private static HibernateValidatorConfiguration configuration() {
        return Validation.byProvider(HibernateValidator.class).configure();
    }

    /** The first one is valid, the second one is not. */
    private static void assertToldByTheLibrary(ValidatorFactory factory, Record valid, Record invalid) {
        try (factory) {
            Validator alone = factory.getValidator();
            assertThat(alone.validate(valid)).isEmpty();
            assertThat(alone.validate(invalid)).isNotEmpty();
            var records = new RecordValidator(factory.getValidator());

            assertThat(records.validate(valid)).isEmpty();
            assertThat(records.validate(valid)).isEmpty();
            assertThat(records.validate(invalid)).isEqualTo(alone.validate(invalid));
        }
    }

    private static ValidatorFactory withService(Path classes, Class<?> service) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(ConstraintValidator.class.getName()), service.getName());
        var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, RecordValidatorMappedTest.class.getClassLoader());
        return configuration().externalClassLoader(loader).buildValidatorFactory();
    }

    @Test
    void validatorOfAService_isAsked(@TempDir Path classes) throws IOException {
        assertToldByTheLibrary(withService(classes, OpenText.class), new Title("open"), new Title("shut"));
    }

    @Test
    void validatorOfAServiceForAnInteger_isAsked(@TempDir Path classes) throws IOException {
        assertToldByTheLibrary(withService(classes, Seven.class), new Count(7), new Count(8));
    }

    private static ValidatorFactory withMapping(String mapping) {
        String xml = """
                <constraint-mappings xmlns="https://jakarta.ee/xml/ns/validation/mapping" version="3.0">
                %s
                </constraint-mappings>
                """.formatted(mapping.replace("PACKAGE.", RecordValidatorMappedTest.class.getName() + "$"));
        return configuration()
                .addMapping(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                .buildValidatorFactory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void validatorOfAMapping_isAsked(boolean besideOthers) {
        var factory = withMapping("""
                <constraint-definition annotation="jakarta.validation.constraints.NotBlank">
                  <validated-by include-existing-validators="%s"><value>PACKAGE.OpenText</value></validated-by>
                </constraint-definition>
                """.formatted(besideOthers));

        assertToldByTheLibrary(factory, new Title("open"), new Title("shut"));
    }

    @Test
    void constraintOfAMapping_isChecked() {
        var factory = withMapping("""
                <bean class="PACKAGE.Bare" ignore-annotations="false">
                  <field name="text"><constraint annotation="jakarta.validation.constraints.NotBlank"/></field>
                </bean>
                """);

        assertToldByTheLibrary(factory, new Bare("a", 1), new Bare(" ", 1));
    }

    @Test
    void annotationThatAMappingIgnores_isNotChecked() {
        var factory = withMapping("""
                <bean class="PACKAGE.Title" ignore-annotations="true">
                  <field name="text">
                    <constraint annotation="jakarta.validation.constraints.Size">
                      <element name="max">1</element>
                    </constraint>
                  </field>
                </bean>
                """);

        assertToldByTheLibrary(factory, new Title(" "), new Title("ab"));
    }

    @Test
    void cascadeOfAMapping_isLeftToTheLibrary() {
        var factory = withMapping("""
                <bean class="PACKAGE.Bare" ignore-annotations="false">
                  <field name="text"><valid/></field>
                  <field name="count">
                    <constraint annotation="jakarta.validation.constraints.Min">
                      <element name="value">1</element>
                    </constraint>
                  </field>
                </bean>
                """);

        assertToldByTheLibrary(factory, new Bare("a", 1), new Bare("a", 0));
    }

    @Test
    void constraintOfAProgram_isChecked() {
        var configuration = configuration();
        var mapping = configuration.createConstraintMapping();
        mapping.type(Bare.class).field("text").constraint(new SizeDef().max(1));

        var factory = configuration.addMapping(mapping).buildValidatorFactory();

        assertToldByTheLibrary(factory, new Bare("a", 1), new Bare("ab", 1));
    }

    @Test
    void definitionOfAProgram_isAsked() {
        var configuration = configuration();
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(NotBlank.class)
                .includeExistingValidators(false)
                .validatedBy(OpenText.class);

        var factory = configuration.addMapping(mapping).buildValidatorFactory();

        assertToldByTheLibrary(factory, new Title("open"), new Title("shut"));
    }

    /** Finds properties in the accessors of records. */
    public static final class Accessors implements GetterPropertySelectionStrategy {
        @Override
        public Optional<String> getProperty(ConstrainableExecutable executable) {
            return executable.getParameterTypes().length == 0 ? Optional.of(executable.getName()) : Optional.empty();
        }

        @Override
        public List<String> getGetterMethodNameCandidates(String property) {
            return List.of(property);
        }
    }

    record Shown(@NotNull String text) {
        @NotBlank
        @Override
        public String text() {
            return text.equals("hidden") ? "" : text;
        }
    }

    @Test
    void accessorThatIsAProperty_isChecked() {
        var factory =
                configuration().getterPropertySelectionStrategy(new Accessors()).buildValidatorFactory();

        assertToldByTheLibrary(factory, new Shown("shown"), new Shown("hidden"));
    }
}
