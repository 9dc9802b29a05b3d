// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What endpoints that are no beans inject: rule H11. */
class InjectionsTest {

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(One.class, Other.class)
            .initialize();

    /** Of which there are two. */
    interface Several {}

    static class One implements Several {}

    static class Other implements Several {}

    /** Which there is not. */
    interface None {}

    @ServerEndpoint("/right")
    static class Right {
        @Inject
        One one;

        @Inject
        Instance<None> maybe;

        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/wrong")
    static class Wrong {
        @Inject
        None none;

        @Inject
        Several several;

        @OnEvent("e")
        void handle() {}
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void whatIsThere_isNoProblem() {
        assertThat(problems(Right.class)).isEmpty();
    }

    @Test
    void whatIsNotThereOrSeveralTimes_isOne() {
        assertThat(problems(Wrong.class))
                .contains(
                        "FOYER-1061: " + Wrong.class.getName() + ".none injects " + None.class.getName()
                                + ", for which there is no bean.",
                        "FOYER-1061: " + Wrong.class.getName() + ".several injects " + Several.class.getName()
                                + ", for which there are several beans.");
    }

    private String problems(Class<?> endpoint) {
        var problems = new Problems();
        Injections.check(endpoint, container.getBeanManager(), problems);
        return problems.asException().map(Throwable::getMessage).orElse("");
    }
}
