// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

import org.jspecify.annotations.Nullable;

/**
 * An upgrade handler before the container's own one, which learns that the peer has left only when it has opened the connection. One
 * that reads by itself (Tyrus) begins to read first, and forgets an end that comes before it has opened.
 */
public final class OpeningFirst implements HttpUpgradeHandler {

    private final CountDownLatch opened = new CountDownLatch(1);

    // Mutable state. Set before the container sees this; the others by the thread that opens.
    private volatile @Nullable HttpUpgradeHandler handler;
    private volatile @Nullable Thread opening;
    private @Nullable Runnable postponed;

    /** For the container. */
    public OpeningFirst() {}

    /** Upgrades a request, so that this comes before a handler of that type, if it is one that reads by itself. */
    static <T extends HttpUpgradeHandler> T upgrade(HttpServletRequest request, Class<T> type)
            throws IOException, ServletException {
        if (!ReadListener.class.isAssignableFrom(type)) {
            return request.upgrade(type);
        }
        try {
            T handler = type.getConstructor().newInstance();
            request.upgrade(OpeningFirst.class).handler = handler;
            return handler;
        } catch (ReflectiveOperationException containers) { // to make
            return request.upgrade(type);
        }
    }

    @Override
    public void init(WebConnection connection) {
        opening = Thread.currentThread();
        try {
            handler().init(new Opening(connection));
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

    /** The container may keep this, and shall not keep with it what it has destroyed. */
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

    /** The thread that tells of the end waits: what it tells of may be used for another request when it goes on. */
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

    /** The connection, with what it reads in between. */
    @SuppressWarnings("try") // what it throws is the interface's
    private final class Opening implements WebConnection {

        private final WebConnection connection;

        Opening(WebConnection connection) {
            this.connection = connection;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Input(connection.getInputStream());
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** What the peer sends. */
    private final class Input extends ServletInputStream {

        private final ServletInputStream in;

        Input(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                    listener.onDataAvailable();
                }

                @Override
                public void onAllDataRead() {
                    afterOpening(() -> end(listener));
                }

                @Override
                public void onError(Throwable failure) {
                    afterOpening(() -> listener.onError(failure));
                }
            });
        }

        private static void end(ReadListener listener) {
            try {
                listener.onAllDataRead();
            } catch (IOException failure) {
                listener.onError(failure);
            }
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }
    }
}
