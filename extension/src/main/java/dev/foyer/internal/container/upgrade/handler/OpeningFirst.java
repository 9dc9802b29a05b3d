// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.handler;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

import org.jspecify.annotations.Nullable;

/**
 * Wraps the container's upgrade handler, and tells it only after it has opened the connection that the peer has left.
 * One that reads by itself (Tyrus) begins to read first, and forgets an end that comes before it has opened.
 */
public final class OpeningFirst implements HttpUpgradeHandler {

    private final CountDownLatch opened = new CountDownLatch(1);

    // Mutable state. The handler is set before the container sees this; the others by the thread that opens.
    private volatile @Nullable HttpUpgradeHandler handler;
    private volatile @Nullable Thread opening;
    private @Nullable Runnable postponed;

    /** For the container. */
    public OpeningFirst() {}

    /** Upgrades a request, with this in front of a handler of that type, if such a handler reads by itself. */
    static <T extends HttpUpgradeHandler> T upgrade(HttpServletRequest request, Class<T> type)
            throws IOException, ServletException {
        if (!ReadListener.class.isAssignableFrom(type)) {
            return request.upgrade(type);
        }
        try {
            T handler = type.getConstructor().newInstance();
            request.upgrade(OpeningFirst.class).handler = handler;
            return handler;
        } catch (ReflectiveOperationException containers) { // only the container can create it
            return request.upgrade(type);
        }
    }

    @Override
    public void init(WebConnection connection) {
        opening = Thread.currentThread();
        try {
            handler().init(new OpeningConnection(connection, this::afterOpening));
        } finally {
            opening = null;
            opened.countDown();
        }
        Runnable end = postponed;
        if (end != null) {
            postponed = null;
            end.run();
        }
    }

    /** Forgets the handler: the container may keep this, but must not keep with it a handler that it has destroyed. */
    @Override
    public void destroy() {
        HttpUpgradeHandler ending = handler;
        handler = null;
        if (ending != null) {
            ending.destroy();
        }
    }

    private HttpUpgradeHandler handler() {
        HttpUpgradeHandler set = handler;
        if (set == null) {
            throw new IllegalStateException("There is no upgrade handler.");
        }
        return set;
    }

    /** Runs after the opening. The reporting thread waits: its objects may serve another request once it goes on. */
    private void afterOpening(Runnable end) {
        if (Thread.currentThread() == opening) {
            postponed = end;
            return;
        }
        try {
            opened.await();
            end.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
