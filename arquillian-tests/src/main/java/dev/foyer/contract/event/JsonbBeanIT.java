// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that brings its own JSON-B: of rules E1, E2 and E6. */
@ContractTest
class JsonbBeanIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("jsonb-bean", JsonbBeanIT.class);
    }

    /** Makes it. */
    @ApplicationScoped
    public static class Json {
        /** One for the application. */
        @Produces
        @ApplicationScoped
        public Jsonb jsonb() {
            return JsonbBuilder.create(
                    new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE));
        }

        /** At the end. */
        public void close(@Disposes Jsonb jsonb) throws Exception {
            jsonb.close();
        }
    }

    @ServerEvent("noted")
    public record Note(@NotBlank String shortText) {}

    @ServerEndpoint("/notes")
    public static class Notes {
        @Inject
        Connection connection;

        @OnEvent("note")
        Note note(Note note) {
            connection.emit(note);
            return note;
        }
    }

    @Contract(
            rule = {"E1", "E2", "E3", "E6"},
            proves = "the application's Jsonb bean is used for payloads, replies, emits and the paths of violations")
    void bean_isUsedForEverything() {
        try (Client client = site.open("/notes")) {
            client.send("{\"event\":\"note\",\"id\":1,\"data\":{\"ShortText\":\"a\"}}");
            assertThat(client.next(2))
                    .containsExactly(
                            "{\"event\":\"noted\",\"data\":{\"ShortText\":\"a\"}}",
                            "{\"reply\":1,\"data\":{\"ShortText\":\"a\"}}");
            assertThat(client.call("note", "{\"shortText\":\"a\"}"))
                    .contains("{\"path\":\"ShortText\",\"message\":\"must not be blank\"}");
            assertThat(client.call("note", "{\"ShortText\":{}}"))
                    .contains("{\"path\":\"ShortText\",\"message\":\"must be a string\"}");
        }
    }
}
