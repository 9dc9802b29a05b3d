// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.util.Locale;

import jakarta.json.Json;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.config.PropertyNamingStrategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonNamesTest {

    /** Names of many shapes. */
    public record Names(
            String a,
            String firstName,
            String userID,
            String x2y,
            String alreadyVeryLongName,
            @JsonbProperty("re-Named") String other) {}

    /** A class with annotations in several places. */
    public static class Bean extends Base {
        @JsonbProperty("of field")
        public String field = "";

        private String setting = "";

        @JsonbProperty("of setter")
        public void setSetting(String setting) {
            this.setting = setting;
        }

        @JsonbProperty("of getter")
        public String getSetting() {
            return setting;
        }

        public String getField() {
            return field;
        }
    }

    /** Its superclass. */
    public static class Base {
        @JsonbProperty("of superclass")
        public String inherited = "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PropertyNamingStrategy.IDENTITY,
                PropertyNamingStrategy.LOWER_CASE_WITH_DASHES,
                PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES,
                PropertyNamingStrategy.UPPER_CAMEL_CASE,
                PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES,
                PropertyNamingStrategy.CASE_INSENSITIVE,
            })
    void names_areThoseThatJsonbWrites(String strategy) {
        var jsonb = JsonbBuilder.create(new JsonbConfig().withPropertyNamingStrategy(strategy));
        var names = new JsonNames(jsonb);

        for (var component : Names.class.getRecordComponents()) {
            String json = jsonb.toJson(new Names("1", "1", "1", "1", "1", "1"));
            assertThat(json).contains("\"" + names.of(Names.class, component.getName()) + "\":");
        }
    }

    @Test
    void unknownStrategy_leavesTheNameOfJava() {
        var jsonb = JsonbBuilder.create(new JsonbConfig()
                .withPropertyNamingStrategy((PropertyNamingStrategy) name -> "_" + name.toUpperCase(Locale.ROOT)));

        assertThat(new JsonNames(jsonb).of(Names.class, "firstName")).isEqualTo("firstName");
        assertThat(new JsonNames(jsonb).of(Names.class, "other")).isEqualTo("re-Named");
    }

    @Test
    void annotations_areFoundOnFieldsAndMethodsAndInSuperclasses() {
        var names = new JsonNames(JsonbBuilder.create());

        assertThat(names.of(Bean.class, "field")).isEqualTo("of field");
        assertThat(names.of(Bean.class, "setting")).isEqualTo("of setter");
        assertThat(names.of(Bean.class, "inherited")).isEqualTo("of superclass");
        assertThat(names.of(Bean.class, "missing")).isEqualTo("missing");
    }

    @Test
    void nameOfAnotherCase_isFoundIfCaseIsIgnored() {
        var object = Json.createObjectBuilder().add("FIRSTname", 1).build();
        var ignoring = JsonbBuilder.create(
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.CASE_INSENSITIVE));

        assertThat(new JsonNames(ignoring).in(object, "firstName")).isEqualTo("FIRSTname");
        assertThat(new JsonNames(ignoring).in(object, "other")).isEqualTo("other");
        assertThat(new JsonNames(JsonbBuilder.create()).in(object, "firstName")).isEqualTo("firstName");
    }
}
