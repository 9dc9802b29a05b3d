// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server gives an application beside Foyer: rule K1. */
class ResourcesTest {

    @ApplicationScoped
    static class Alarm {

        @Resource
        @SuppressWarnings("NullAway.Init")
        private ScheduledExecutorService scheduler;

        void ring(Connection connection) {
            var unused = scheduler.schedule(() -> connection.emit("ring", null), 10, TimeUnit.MINUTES);
        }
    }

    @RequestScoped
    static class NewsResource {

        @Inject
        private Connections connections;

        int post(String news) {
            return connections.everyone().emit("news", news).recipients();
        }
    }

    @ServerEndpoint("/alarm")
    static class AlarmEndpoint {

        @Inject
        private Alarm alarm;

        @Resource
        @SuppressWarnings("NullAway.Init")
        private ScheduledExecutorService own;

        @OnEvent("set")
        void set(Connection connection) {
            alarm.ring(connection);
            own.execute(() -> connection.emit("noted", null));
        }
    }

    private static final Class<?>[] ALL = {AlarmEndpoint.class, Alarm.class, NewsResource.class};

    @Test
    void executors_runAtTheTimeOfTheTest_inEachOne() {
        for (int i = 0; i < 2; i++) {
            try (Foyer foyer = Foyer.of(ALL).start()) {
                Peer peer = foyer.connect("/alarm");
                peer.call("set");
                peer.expect("noted");

                foyer.advance(Duration.ofMinutes(9));
                peer.expectNothing();
                foyer.advance(Duration.ofMinutes(1));
                peer.expect("ring");
            }
        }
    }

    interface Books {
        String any();
    }

    @ServerEndpoint("/library")
    static class Library {

        @Resource
        @SuppressWarnings("NullAway.Init")
        private Books books;

        @Resource
        private @Nullable Runnable missing;

        @OnEvent("book")
        String book() {
            return books.any() + " " + (missing == null);
        }
    }

    @Test
    void beansOfTheTest_areResourcesOfTheirType_inEachOne() {
        for (String book : List.of("Emma", "Ivanhoe")) {
            try (Foyer foyer =
                    Foyer.of(Library.class).bean(Books.class, () -> book).start()) {
                assertThat(foyer.connect("/library").call("book").as(String.class))
                        .isEqualTo(book + " true");
            }
        }
    }

    @Test
    void resourceOfARequest_isCalledWithinOne() {
        try (Foyer foyer = Foyer.of(ALL).start()) {
            Peer peer = foyer.connect("/alarm");
            RequestContextController request = foyer.bean(RequestContextController.class);
            request.activate();

            assertThat(foyer.bean(NewsResource.class).post("It rains.")).isEqualTo(1);

            request.deactivate();
            assertThat(peer.expect("news").as(String.class)).isEqualTo("It rains.");
        }
    }
}
