// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What others bring to handlers: rule E7. */
@ContractTest
class FaultToleranceIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("fault-tolerance", FaultToleranceIT.class), "fault-tolerance");
    }

    /** A payload. */
    public record Text(@NotBlank String text) {}

    /** Handlers with a fault each. */
    public static class Faulty {
        private int calls;

        /** Fails twice. */
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        @OnEvent("retry")
        public String retry(Text text) {
            calls++;
            if (calls < 3) {
                throw new IllegalStateException("not yet");
            }
            return text.text() + " " + calls;
        }

        /** Takes too long. */
        @Timeout(200)
        @OnEvent("timeout")
        public void timeout() throws InterruptedException {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        }

        /** Fails, and has something else to say. */
        @Fallback(fallbackMethod = "instead")
        @OnEvent("fallback")
        public String fallback(Text text) {
            throw new IllegalStateException("never");
        }

        /** That. */
        public String instead(Text text) {
            return "instead of " + text.text();
        }
    }

    @Dependent
    @ServerEndpoint("/bean")
    public static class Bean extends Faulty {}

    @Vetoed
    @ServerEndpoint("/class")
    public static class Undiscovered extends Faulty {}

    /** Not limited itself. */
    public static class Limited {
        /** Says so. */
        @OnEvent("inherited")
        public String inherited() {
            return "inherited";
        }
    }

    @Dependent
    @RateLimited(permits = 2, per = 3600)
    @ServerEndpoint("/limited")
    public static class LimitedEndpoint extends Limited {
        @OnEvent("own")
        String own() {
            return "own";
        }
    }

    @Contract(rule = "E7", proves = "fault tolerance annotations work on the handlers of a bean")
    void annotationsOnABean_work() {
        try (Client client = site.open("/bean")) {
            assertThat(client.call("retry", "{\"text\":\"a\"}")).isEqualTo("{\"reply\":\"call\",\"data\":\"a 3\"}");
            assertThat(client.call("timeout", "null")).contains("\"code\":\"failed\"");
            assertThat(client.call("fallback", "{\"text\":\"a\"}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":\"instead of a\"}");
            assertThat(client.call("fallback", "{}")).contains("invalid-event", "\"path\":\"text\"");
        }
    }

    @Contract(
            rule = "E7",
            proves =
                    "a class without a scope is no bean: where fault tolerance works on beans only, it is ignored, which the log says")
    void annotationsOnAClassWithoutAScope_workOrAreWarnedOf() {
        boolean ignored = !ServerLog.lines("FOYER-1044: " + Undiscovered.class.getName() + " is not a CDI bean")
                .isEmpty();
        try (Client client = site.open("/class")) {
            assertThat(client.call("retry", "{\"text\":\"a\"}"))
                    .contains(ignored ? "\"code\":\"failed\"" : "\"data\":\"a 3\"");
            assertThat(client.call("fallback", "{\"text\":\"a\"}"))
                    .contains(ignored ? "\"code\":\"failed\"" : "\"data\":\"instead of a\"");
        }
        assertThat(ServerLog.lines("FOYER-1044: ", "FaultToleranceIT"))
                .hasSize(ignored ? 1 : 0)
                .allMatch(line -> line.contains("work on beans only: @Fallback, @Retry, @Timeout."));
    }

    @Contract(rule = "E7", proves = "a rate limit on a class counts the calls of each handler, inherited ones included")
    void rateLimitOnAClass_countsEachHandler() {
        try (Client client = site.open("/limited")) {
            for (String event : new String[] {"own", "inherited"}) {
                assertThat(client.call(event, "null")).contains("\"data\":\"" + event + "\"");
                assertThat(client.call(event, "null")).contains("\"data\":\"" + event + "\"");
                assertThat(client.call(event, "null")).contains("\"code\":\"rate-limited\"");
            }
        }
    }
}
