// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.Rooms;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.model.RoomRules;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;

/** An application in a CDI container, without a server; closing it stops Foyer first. */
final class RunningApplication implements AutoCloseable {

    @ServerEndpoint("/chat")
    static class Chat {
        @OnConnect
        void connect() {}

        @OnEvent("e")
        void handle() {}
    }

    private final SeContainer container;
    private final FoyerExtension extension;
    private final Application application;

    RunningApplication(ClassLoader loader, Settings settings, Class<?>... beans) {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(beans)
                .initialize();
        extension = container.getBeanManager().getExtension(FoyerExtension.class);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        application = extension.start(
                new ServerHost("/app"), settings, container.getBeanManager(), Contexts.of(loader), RoomRules.NONE);
        thread.setContextClassLoader(before);
    }

    LiveConnection connect() {
        LiveConnection connection = admit().connection();
        connection.open(TestOutboxes.open(FakeTransport.immediate(), 1_000, closing -> {}), false, Instant.EPOCH, null);
        return connection;
    }

    private ConnectionScope admit() {
        var model = Definitions.read(List.of(Chat.class), new Problems()).get(0);
        Admission admission = application.entrance().admissions().decide(model, new Handshake("/chat", Map.of()));
        return ((Admission.Accepted) admission).scope();
    }

    void inCallbackOf(LiveConnection connection, Runnable work) throws Exception {
        var model = Definitions.read(List.of(Chat.class), new Problems()).get(0);
        application.scopes().within(application.scopes().create(connection, model), () -> {
            work.run();
            return "";
        });
    }

    Room room(String name) {
        return bean(Rooms.class).get(name);
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    boolean announces(Class<? extends Record> type) {
        return application.announcements().wants(type);
    }

    boolean announcesAny() {
        return announces(ConnectionOpened.class)
                || announces(ConnectionClosed.class)
                || announces(RoomOpened.class)
                || announces(RoomClosed.class)
                || announces(RoomJoined.class)
                || announces(RoomLeft.class);
    }

    void stop() {
        extension.stop();
    }

    @Override
    public void close() {
        stop();
        container.close();
    }
}
